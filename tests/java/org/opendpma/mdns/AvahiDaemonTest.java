package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvahiDaemonTest {
    @TempDir
    private Path directory;

    @Test
    void aLivingProcessOfThatNameRuns() throws Exception {
        try (var avahi = FakeAvahi.start(directory)) {
            assertEquals(Optional.empty(), avahi.daemon().obstacle());
        }
        assertNotRunning(new AvahiDaemon(directory).obstacle());
    }

    @Test
    void anotherProgramWithItsNumberIsNotAvahi() throws IOException {
        assertNotRunning(obstacle(Long.toString(ProcessHandle.current().pid())));
    }

    @Test
    void noNumberIsNotRunning() throws IOException {
        assertNotRunning(obstacle("no number"));
        assertNotRunning(obstacle(""));
        Files.delete(directory.resolve("pid"));
        assertNotRunning(new AvahiDaemon(directory).obstacle());
    }

    @Test
    void noSocketIsNotRunning() throws Exception {
        try (var avahi = FakeAvahi.start(directory)) {
            Files.delete(directory.resolve("socket"));
            assertEquals(
                    Optional.of("no avahi-daemon runs (no " + directory.resolve("socket") + ")"),
                    avahi.daemon().obstacle());
        }
    }

    private Optional<String> obstacle(String pid) throws IOException {
        Files.writeString(directory.resolve("pid"), pid);
        Files.writeString(directory.resolve("socket"), "");
        return new AvahiDaemon(directory).obstacle();
    }

    private static void assertNotRunning(Optional<String> obstacle) {
        assertTrue(obstacle.orElse("").contains("names no living one"), obstacle.toString());
    }
}
