package org.opendpma.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.MacAddress;

/**
 * What became of the sessions since their file was last written: {@code sessions.journal}, a line of JSON for each change. What is
 * written survives the end of the process at once, that of the machine after {@link #force}. Confined to one thread.
 */
final class SessionJournal implements AutoCloseable {
    /** Of a line: the session that ended. */
    private static final String ENDED = "ended";

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private Optional<FileChannel> open = Optional.empty();
    private boolean unforced;

    SessionJournal(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Bytes; 0 when there is none. */
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** @throws IOException when the disk is full or the directory may not be written; the next load passes over half a line */
    void append(Collection<SessionChange> changes) throws IOException {
        var lines = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(lines)) {
            json.setRootValueSeparator(null);
            for (SessionChange change : changes) {
                write(json, change);
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        FileChannel channel = channel();
        unforced = true;
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Has the disk itself keep what was appended. */
    void force() throws IOException {
        if (unforced && open.isPresent()) {
            open.get().force(false);
            unforced = false;
        }
    }

    /** Forgets all, for the sessions' file has it. */
    void clear() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
        unforced = false;
    }

    /**
     * Brings sessions up to date. Lines that are none are passed over; the last may be one that was being written.
     *
     * @return how many whole lines were none
     */
    int replay(Map<MacAddress, Session> sessions) throws IOException {
        int wrong = 0;
        String text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            wrong += replay(text.substring(begin, end), sessions) ? 0 : 1;
            begin = end + 1;
        }
        return wrong;
    }

    private static boolean replay(String line, Map<MacAddress, Session> sessions) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            Map<String, String> fields = StoredSession.fields(parser);
            String ended = fields.get(ENDED);
            if (ended != null) {
                sessions.remove(new MacAddress(ended));
            } else {
                Session session = StoredSession.of(fields);
                sessions.remove(session.mac());
                sessions.put(session.mac(), session);
            }
            return true;
        } catch (IOException | RuntimeException none) {
            return line.isEmpty();
        }
    }

    private static void write(JsonGenerator json, SessionChange change) throws IOException {
        if (change instanceof SessionChange.Opened opened) {
            StoredSession.write(json, opened.session());
        } else {
            json.writeStartObject();
            json.writeStringField(ENDED, change.mac().digits());
            json.writeEndObject();
        }
        json.writeRaw('\n');
    }

    /** After half a line, which a full disk or the end of the machine left, a line of its own begins. */
    private FileChannel channel() throws IOException {
        if (open.isEmpty()) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            if (channel.size() > 0) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            open = Optional.of(channel);
        }
        return open.get();
    }
}
