package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command of a newcomer, packaging/demo, on a tree that is built already. */
class DemoIT {
    private static final Path DEMO = Path.of(System.getProperty("opendpma.basedir", ""), "packaging", "demo");
    private static final Path TEMPORARY = Path.of("/tmp");
    private static final int PATIENCE_SECONDS = 300;

    private List<Path> before = List.of();

    @BeforeEach
    void look() throws IOException {
        before = left();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        List<Path> after = new ArrayList<>(left());
        after.removeAll(before);
        assertEquals(List.of(), after);
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(TEMPORARY)) {
            return files.filter(f -> f.getFileName().toString().startsWith("opendpma-demo"))
                    .toList();
        }
    }

    private static Commands.Outcome demo(Map<String, String> environment, String... options) {
        var command = new ArrayList<>(List.of(DEMO.toAbsolutePath().toString(), "--no-build"));
        command.addAll(List.of(options));
        return Commands.run(command, environment, PATIENCE_SECONDS);
    }

    @Test
    void aPhoneFindsTheDaemonAndGetsItsConfiguration() {
        Commands.Outcome demo = demo(Map.of());
        assertEquals(0, demo.status(), demo::output);
        assertTrue(demo.output().contains("found \"OpenDPMA demo "), demo::output);
        assertTrue(demo.output().contains("password=\"only-asterisk-knew-this\""), demo::output);
        assertTrue(demo.output().contains("transport=\"tls\" media_encryption=\"sdes\""), demo::output);
    }

    @Test
    void besideAsteriskThePhoneRegisters() {
        Commands.Outcome demo = demo(Map.of(), "--asterisk");
        assertEquals(0, demo.status(), demo::output);
        assertTrue(demo.output().contains("password=\"sesame-1002\""), demo::output);
        assertTrue(demo.output().contains("registered 1002 at 127.0.0.1:"), demo::output);
        assertTrue(demo.output().contains("Contact:  1002/sip:1002@127.0.0.1:"), demo::output);
    }

    @Test
    void aDaemonThatDoesNotStartIsAFailure() {
        Commands.Outcome demo = demo(Map.of("OPENDPMA_JAVA", "/nowhere/java"));
        assertEquals(1, demo.status(), demo::output);
        assertTrue(demo.output().contains("OPENDPMA_JAVA is /nowhere/java"), demo::output);
        assertTrue(demo.output().contains("the daemon did not become ready"), demo::output);
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertEquals(2, demo(Map.of(), "--asterix").status());
    }
}
