package org.opendpma.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.MacAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the sessions over a restart and a crash: {@code sessions.json} in the state directory, always whole, and what became of them
 * since, in {@code sessions.journal}. Confined to one thread.
 */
public final class SessionFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);
    private static final JsonFactory JSON = new JsonFactory();
    /** Some 60,000 sessions; more than that is not ours. */
    private static final long LARGEST = 16L * 1024 * 1024;

    /** A journal of that many bytes is worth a new file. */
    private static final long LONG_JOURNAL = 2L * 1024 * 1024;

    private final Path file;
    private final SessionJournal journal;

    public SessionFile(Path stateDirectory) {
        this.file = stateDirectory.resolve("sessions.json");
        this.journal = new SessionJournal(stateDirectory.resolve("sessions.journal"));
    }

    /**
     * What was stored, the session that asked longest ago first. Of a file that is broken, the sessions that can be read; the file
     * itself is put aside, not lost.
     */
    public List<Session> load() {
        return load(SessionFile::putAside);
    }

    /** The sessions that can be read, for who does not keep them: nothing is put aside, and files that are another's are none. */
    public List<Session> look() {
        return load((broken, why, read) -> {});
    }

    private List<Session> load(Complaint complaint) {
        var sessions = new LinkedHashMap<MacAddress, Session>();
        try {
            if (isThere(file)) {
                read(sessions);
            }
        } catch (IOException | RuntimeException e) {
            complaint.about(file, e, sessions.size());
        }
        try {
            if (isThere(journal.file())) {
                int wrong = journal.replay(sessions);
                if (wrong > 0) {
                    throw new IOException(wrong + " lines are none");
                }
            }
        } catch (IOException | RuntimeException e) {
            complaint.about(journal.file(), e, sessions.size());
        }
        return List.copyOf(sessions.values());
    }

    /** What is done about a file that cannot be read whole. */
    private interface Complaint {
        void about(Path file, Exception why, int read);
    }

    private static boolean isThere(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return true;
    }

    /** Adds every session that can be read, then complains about the first that cannot. */
    private void read(Map<MacAddress, Session> sessions) throws IOException {
        Optional<RuntimeException> wrong = Optional.empty();
        try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("it does not begin with [");
            }
            for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                if (t == null) {
                    throw new IOException("it has no end");
                }
                Map<String, String> fields = StoredSession.fields(parser);
                try {
                    Session session = StoredSession.of(fields);
                    sessions.put(session.mac(), session);
                } catch (IllegalArgumentException | DateTimeException e) {
                    wrong = wrong.or(() -> Optional.of(e));
                }
            }
        }
        if (wrong.isPresent()) {
            throw wrong.get();
        }
    }

    private static void putAside(Path file, Exception why, int read) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        LOG.warn(
                "sessions: {} cannot be read whole ({}); it is kept as {}, {} sessions are used, the phones of the"
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

    /** Whether so much was appended that everything is better written anew, by {@link #save}. */
    public boolean isDueForSaving() throws IOException {
        return journal.size() > LONG_JOURNAL;
    }

    /**
     * Writes down what became of sessions; the end of the process does not undo it.
     *
     * @throws IOException when the disk is full or the directory may not be written
     */
    public void append(Collection<SessionChange> changes) throws IOException {
        journal.append(changes);
    }

    /** Has the disk itself keep what was appended. */
    public void force() throws IOException {
        journal.force();
    }

    /**
     * Replaces the file: after a crash at any moment it is the old one or the new one. The journal, which then says nothing that the
     * file does not, is taken away last.
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
        journal.clear();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private static byte[] json(Collection<Session> sessions) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (Session session : sessions) {
                StoredSession.write(json, session);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }
}
