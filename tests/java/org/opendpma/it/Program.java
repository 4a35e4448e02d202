package org.opendpma.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as it is shipped, for one command. */
public final class Program {
    private static final Path HOME = Path.of(System.getProperty("opendpma.home", "target/opendpma"));
    private static final long LONGEST_SECONDS = 90;

    private Program() {}

    /** What a command printed, and its exit status. */
    public record Ran(int status, String out, String err) {}

    static ProcessBuilder command(List<String> prefix, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(HOME.resolve("bin").resolve("opendpma").toAbsolutePath().toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Runs it to its end. */
    public static Ran run(List<String> prefix, List<String> arguments) throws InterruptedException {
        try {
            Process process = command(prefix, arguments).start();
            var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(arguments + " does not end within " + LONGEST_SECONDS + " s: " + err.join());
            }
            return new Ran(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    public static Ran run(String... arguments) throws InterruptedException {
        return run(List.of(), List.of(arguments));
    }

    /** Starts it, everything it prints going to a file; the caller ends it. */
    public static Process background(Path output, String... arguments) {
        try {
            return command(List.of(), List.of(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
