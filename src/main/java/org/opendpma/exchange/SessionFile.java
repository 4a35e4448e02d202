package org.opendpma.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.WebScheme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the sessions over a restart: {@code sessions.json} in the state directory, always whole. Confined to one thread. */
public final class SessionFile {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);
    /** A later version may store more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
            String lastAsked,
            @Nullable String digest,
            int size,
            @Nullable String server,
            @Nullable String webHost,
            int webPort) {

        static Stored of(Session s) {
            return new Stored(
                    s.mac().digits(),
                    s.phone(),
                    s.model(),
                    s.firmware().map(FirmwareVersion::text).orElse(""),
                    s.address(),
                    s.transport(),
                    s.since().toString(),
                    s.lastAsked().toString(),
                    s.given().map(Session.Given::digest).orElse(null),
                    s.given().map(Session.Given::size).orElse(0),
                    s.given().map(Session.Given::server).orElse(null),
                    web(s).map(WebAuthority::host).orElse(null),
                    web(s).map(WebAuthority::port).orElse(0));
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
                    Instant.parse(lastAsked),
                    given());
        }

        private static Optional<WebAuthority> web(Session s) {
            return s.given().flatMap(Session.Given::web);
        }

        /** Files of earlier versions have none. */
        private Optional<Session.Given> given() {
            if (digest == null || server == null) {
                return Optional.empty();
            }
            Optional<WebAuthority> web = Optional.ofNullable(webHost)
                    .flatMap(host -> WebScheme.parse(transport).map(s -> new WebAuthority(s, host, webPort)));
            return Optional.of(new Session.Given(digest, size, server, web));
        }
    }

    /**
     * What was stored. Of a file that is broken, the sessions that can be read; the file itself is put aside, not lost.
     */
    public List<Session> load() {
        var sessions = new ArrayList<Session>();
        if (!Files.exists(file)) {
            return sessions;
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            read(sessions);
        } catch (IOException | RuntimeException e) {
            putAside(e, sessions.size());
        }
        return sessions;
    }

    /** Adds every session that can be read, then complains about the first that cannot. */
    private void read(List<Session> sessions) throws IOException {
        Optional<RuntimeException> wrong = Optional.empty();
        try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("it does not begin with [");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode node = JSON.readTree(parser);
                try {
                    sessions.add(JSON.convertValue(node, Stored.class).session());
                } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
                    wrong = wrong.or(() -> Optional.of(e));
                }
            }
        }
        if (wrong.isPresent()) {
            throw wrong.get();
        }
    }

    private void putAside(Exception why, int read) {
        Path aside = file.resolveSibling("sessions.json.broken");
        LOG.warn(
                "sessions: {} cannot be read whole ({}); it is kept as {}, {} sessions of it are used, the phones of the"
                        + " others must ask again",
                file,
                String.valueOf(why.getMessage()).lines().findFirst().orElse(""),
                aside,
                read);
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
