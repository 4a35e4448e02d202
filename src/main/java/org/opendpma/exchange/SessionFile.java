package org.opendpma.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the sessions over a restart: {@code sessions.json} in the state directory, always whole. Confined to one thread. */
public final class SessionFile {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Some 60,000 sessions; more than that is not ours. */
    private static final long LARGEST = 16L * 1024 * 1024;

    private final Path file;

    public SessionFile(Path stateDirectory) {
        this.file = stateDirectory.resolve("sessions.json");
    }

    /** One session as it is stored. */
    record Stored(
            String mac,
            String phone,
            String model,
            String firmware,
            String address,
            String transport,
            String since,
            String lastAsked) {

        static Stored of(Session s) {
            return new Stored(
                    s.mac().digits(),
                    s.phone(),
                    s.model(),
                    s.firmware().map(FirmwareVersion::text).orElse(""),
                    s.address(),
                    s.transport(),
                    s.since().toString(),
                    s.lastAsked().toString());
        }

        Session session() {
            return new Session(
                    new MacAddress(mac),
                    phone,
                    model,
                    FirmwareVersion.parse(firmware),
                    address,
                    transport,
                    Instant.parse(since),
                    Instant.parse(lastAsked));
        }
    }

    /** What was stored; a file that cannot be read is put aside, not lost, and the daemon starts without sessions. */
    public List<Session> load() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            var sessions = new ArrayList<Session>();
            for (Stored stored : JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Stored>>() {})) {
                sessions.add(stored.session());
            }
            return sessions;
        } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException e) {
            putAside(e);
            return List.of();
        }
    }

    private void putAside(Exception why) {
        Path aside = file.resolveSibling("sessions.json.broken");
        LOG.warn(
                "sessions: {} cannot be read ({}); it is kept as {}, and all phones must ask again",
                file,
                why.getMessage(),
                aside);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("sessions: {} cannot be renamed: {}", file, e.getMessage());
        }
    }

    /**
     * Replaces the file: after a crash at any moment it is the old one or the new one.
     *
     * @throws IOException when the disk is full or the directory may not be written
     */
    public void save(Collection<Session> sessions) throws IOException {
        Path fresh = file.resolveSibling("sessions.json.new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(json(sessions));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] json(Collection<Session> sessions) throws JsonProcessingException {
        return JSON.writeValueAsBytes(sessions.stream().map(Stored::of).toList());
    }
}
