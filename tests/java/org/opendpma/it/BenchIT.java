package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark with small numbers: over each transport, under load and when all phones boot at once, every question has
 * its own answer and none is lost. How long it takes is not looked at.
 */
final class BenchIT {
    /** Many times what it takes on an idle machine. */
    private static final long LONGEST_MINUTES = 12;

    @Test
    void everyPhoneGetsItsOwnAnswerAndNoneIsLost(@TempDir Path directory) throws IOException, InterruptedException {
        String printed = bench(directory, "--quick", "--built", "throughput", "storm");

        for (String transport : List.of("udp", "tcp", "tls")) {
            assertTrue(printed.matches("(?s).*\nopendpma +" + transport + " .*"), printed);
            assertTrue(printed.matches("(?s).*\n" + transport + " +200 .* 600 .*"), printed);
        }
        assertTrue(printed.matches("(?s).*parsed and compared [1-9]\\d*, wrong 0, lost 0\n.*"), printed);
        assertTrue(printed.contains("every question had its own answer"), printed);
    }

    private static String bench(Path directory, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("printed");
        Path script = Path.of(System.getProperty("opendpma.basedir", ".")).resolve("tests/bench/run");
        var command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES), () -> read(output));
            assertEquals(0, process.exitValue(), () -> read(output));
            return read(output);
        } finally {
            // TERM, not KILL: it stops what it started.
            process.destroy();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
