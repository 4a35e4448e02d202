package org.opendpma.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;

/** Sessions over a restart, whatever has become of their file meanwhile. */
class SessionFileTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");

    @TempDir
    Path directory = Path.of("");

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        var sessions = List.of(session("000FD3AABBCC", "anna"), session("000FD3AABBCD", "b\u00f6b \"2\""));
        new SessionFile(directory).save(sessions);
        assertEquals(sessions, new SessionFile(directory).load());
        new SessionFile(directory).save(List.of());
        assertEquals(List.of(), new SessionFile(directory).load());
        assertFalse(Files.exists(directory.resolve("sessions.json.broken")));
    }

    @Test
    void withoutAFileThereAreNone() {
        assertEquals(List.of(), new SessionFile(directory).load());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "null", "[null]", "42", "\u0000\u0000\u0000", "[{\"mac\":1,", "\"text\""})
    void aBrokenFileIsPutAsideAndTheDaemonStarts(String text) throws IOException {
        Files.writeString(directory.resolve("sessions.json"), text);
        assertEquals(List.of(), new SessionFile(directory).load());
        assertEquals(text, Files.readString(directory.resolve("sessions.json.broken")));
        assertFalse(Files.exists(directory.resolve("sessions.json")));
    }

    @Test
    void aTruncatedFileGivesWhatIsWholeInIt() throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        new SessionFile(directory).save(List.of(anna, session("000FD3AABBCD", "bob")));
        byte[] whole = Files.readAllBytes(directory.resolve("sessions.json"));
        for (int length = 0; length < whole.length; length += 11) {
            Files.write(directory.resolve("sessions.json"), Arrays.copyOf(whole, length));
            List<Session> loaded = new SessionFile(directory).load();
            assertTrue(loaded.isEmpty() || loaded.get(0).equals(anna), () -> "loaded " + loaded);
            assertTrue(!loaded.isEmpty() || !new String(whole, 0, length, StandardCharsets.UTF_8).contains("},"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mac\":\"xyz\",\"phone\":\"eve\"}",
                "{}",
                "null",
                "17",
                "{\"mac\":\"000FD3AABBCE\",\"phone\":\"eve\",\"model\":\"D65\",\"firmware\":\"\",\"address\":\"192.0.2.1\","
                        + "\"transport\":\"tls\",\"since\":\"yesterday\",\"lastAsked\":\"now\"}"
            })
    void oneSessionThatCannotBeReadCostsNoOther(String broken) throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        var bob = session("000FD3AABBCD", "bob");
        new SessionFile(directory).save(List.of(anna, bob));
        Path file = directory.resolve("sessions.json");
        Files.writeString(file, Files.readString(file).replace("},{", "}," + broken + ",{"));
        assertEquals(List.of(anna, bob), new SessionFile(directory).load());
        assertTrue(Files.exists(directory.resolve("sessions.json.broken")), "nothing is thrown away");
    }

    /** A later version may know more of a session; going back to this one must not lose it. */
    @Test
    void whatALaterVersionAddsIsPassedOver() throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        new SessionFile(directory).save(List.of(anna));
        Path file = directory.resolve("sessions.json");
        Files.writeString(file, Files.readString(file).replace("{\"mac\"", "{\"version\":2,\"apps\":[{}],\"mac\""));
        assertEquals(List.of(anna), new SessionFile(directory).load());
    }

    @Test
    void whatIsAppendedIsLoadedOverWhatWasSaved() throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        var bob = session("000FD3AABBCD", "bob");
        var carl = session("000FD3AABBCE", "carl");
        try (var file = new SessionFile(directory)) {
            file.save(List.of(anna, bob));
            file.append(List.of(opened(carl), new SessionChange.Ended(bob.mac())));
            assertEquals(List.of(anna, carl), new SessionFile(directory).load());
            file.append(List.of(opened(bob), opened(anna)));
        }
        try (var later = new SessionFile(directory)) {
            assertEquals(List.of(carl, bob, anna), later.load());
            later.append(List.of(new SessionChange.Ended(carl.mac())));
            assertEquals(List.of(bob, anna), new SessionFile(directory).load());
            later.save(List.of(carl));
            assertEquals(List.of(carl), new SessionFile(directory).load());
            assertEquals(List.of("sessions.json"), names());
        }
    }

    /** The machine ended while a line was being written, at any byte of it. */
    @Test
    void halfALineCostsNoOther() throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        var bob = session("000FD3AABBCD", "bob");
        var carl = session("000FD3AABBCE", "carl");
        Path journal = directory.resolve("sessions.journal");
        try (var file = new SessionFile(directory)) {
            file.append(List.of(opened(anna)));
            file.append(List.of(opened(bob)));
        }
        byte[] whole = Files.readAllBytes(journal);
        int first = (whole.length / 2) + 1;
        for (int length = first; length < whole.length; length += 7) {
            Files.write(journal, Arrays.copyOf(whole, length));
            assertEquals(List.of(anna), new SessionFile(directory).load());
            try (var again = new SessionFile(directory)) {
                again.append(List.of(opened(carl)));
                assertEquals(List.of(anna, carl), again.look(), "at " + length);
            }
        }
        assertEquals(List.of("sessions.journal"), names(), "half a line at the end is nothing to complain of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "x", "\u0000\u0000", "{\"ended\":\"nobody\"}", "{\"ended\":{}}", "[[[["})
    void aLineThatIsNoneCostsNoOther(String broken) throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        var bob = session("000FD3AABBCD", "bob");
        Path journal = directory.resolve("sessions.journal");
        try (var file = new SessionFile(directory)) {
            file.append(List.of(opened(anna)));
            Files.writeString(journal, broken + "\n", StandardOpenOption.APPEND);
            file.append(List.of(opened(bob)));
        }
        assertEquals(List.of(anna, bob), new SessionFile(directory).look());
        assertEquals(List.of("sessions.journal"), names(), "who only looks leaves it");
        assertEquals(List.of(anna, bob), new SessionFile(directory).load());
        assertEquals(List.of("sessions.journal.broken"), names(), "nothing is thrown away");
    }

    @Test
    void aLongJournalIsDueForSaving() throws IOException {
        var anna = session("000FD3AABBCC", "anna");
        try (var file = new SessionFile(directory)) {
            file.append(List.of(opened(anna)));
            assertFalse(file.isDueForSaving());
            while (!file.isDueForSaving()) {
                file.append(Collections.nCopies(100, opened(anna)));
            }
            assertEquals(List.of(anna), new SessionFile(directory).load());
            file.save(List.of(anna));
            assertFalse(file.isDueForSaving());
        }
    }

    private static SessionChange opened(Session session) {
        return new SessionChange.Opened(session);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = directory.resolve("sessions.json");
        try (var channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.position(16L * 1024 * 1024);
            channel.write(ByteBuffer.wrap(new byte[] {']'}));
        }
        assertEquals(List.of(), new SessionFile(directory).load());
    }

    private static Session session(String mac, String phone) {
        return new Session(
                MacAddress.parse(mac).orElseThrow(),
                phone,
                "D65",
                FirmwareVersion.parse("2_9_19"),
                "192.0.2.77",
                "tls",
                NOON,
                NOON,
                Optional.of(new Session.Given("00112233aabbccdd", 4711, "192.0.2.10")));
    }
}
