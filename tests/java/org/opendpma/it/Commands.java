package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs other programs. */
public final class Commands {
    private static final int PATIENCE_SECONDS = 30;

    private Commands() {}

    /** What a program said on both of its outputs, and its exit status. */
    public record Outcome(int status, String output) {
        /** The output of a program that must succeed. */
        public String orFail() {
            if (status != 0) {
                throw new IllegalStateException("A command ended with status " + status + ": " + output);
            }
            return output;
        }
    }

    /** Runs it to its end, which must come within half a minute. */
    public static Outcome run(List<String> command, Map<String, String> environment) {
        return run(command, environment, PATIENCE_SECONDS);
    }

    /** Runs it to its end, which must come within so many seconds. */
    public static Outcome run(List<String> command, Map<String, String> environment, int seconds) {
        Process process = start(command, environment);
        var output = CompletableFuture.supplyAsync(() -> read(process));
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Not done after " + seconds + " s: " + command);
            }
            return new Outcome(process.exitValue(), output.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts it, with both outputs in one; the caller ends it. */
    public static Process start(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("This test needs the program " + command.get(0) + ".", e);
        }
    }

    /** Ends what {@link #start} began. */
    public static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A program's output cannot be read.", e);
        }
    }
}
