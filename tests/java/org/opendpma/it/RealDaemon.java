package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The daemon as it is shipped: {@code target/opendpma/bin/opendpma serve} on a directory with its files. Every wait is
 * bounded and fails with the daemon's log.
 */
public final class RealDaemon implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(40);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Pattern PORT = Pattern.compile("\\b(udp|tcp|tls|https?) (\\d+)");

    private final Path directory;
    private final Path log;
    private final Process process;

    private RealDaemon(Path directory, Path log, Process process) {
        this.directory = directory;
        this.log = log;
        this.process = process;
    }

    /** Starts a daemon on the {@code opendpma.conf} of a directory and waits until it is ready. */
    public static RealDaemon start(Path directory, String... options) throws InterruptedException {
        return startIn(List.of(), directory, options);
    }

    /**
     * The same, inside of something.
     *
     * @param prefix a command that runs another, such as {@code ip netns exec NAME}
     */
    public static RealDaemon startIn(List<String> prefix, Path directory, String... options)
            throws InterruptedException {
        RealDaemon daemon = launch(prefix, directory, options);
        Poll.until(
                START, "the daemon is ready", daemon::log, l -> !daemon.ready().isEmpty() || !daemon.process.isAlive());
        if (daemon.ready().isEmpty()) {
            throw new AssertionError("the daemon ended with " + daemon.process.exitValue() + ":\n" + daemon.log());
        }
        return daemon;
    }

    /** Starts one without waiting. */
    public static RealDaemon launch(List<String> prefix, Path directory, String... options) {
        var arguments = new ArrayList<>(List.of("serve", "--config", conf(directory)));
        arguments.addAll(List.of(options));
        try {
            Path log = Files.createTempFile(directory, "daemon", ".log");
            Process process = Program.command(prefix, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new RealDaemon(directory, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String conf(Path directory) {
        return directory.resolve("opendpma.conf").toString();
    }

    /** Everything it printed. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that says that it is ready; empty until then. */
    public String ready() {
        return log().lines()
                .filter(l -> l.startsWith("opendpma ready"))
                .findFirst()
                .orElse("");
    }

    /** Where the door of a transport is. */
    public int port(String transport) {
        Matcher port = PORT.matcher(ready());
        while (port.find()) {
            if (port.group(1).equals(transport)) {
                return Integer.parseInt(port.group(2));
            }
        }
        throw new AssertionError("no door for " + transport + ": " + ready());
    }

    public Process process() {
        return process;
    }

    /** Runs {@code opendpma COMMAND --config} of this daemon. */
    public Program.Ran run(String... command) throws InterruptedException {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--config", conf(directory)));
        return Program.run(List.of(), words);
    }

    /** Waits for a line in the log. */
    public void awaitLog(Duration longest, String part) throws InterruptedException {
        Poll.until(longest, "the log says \"" + part + "\"", this::log, l -> l.contains(part));
    }

    /** SIGTERM, and waits for the end; how long it took. */
    public Duration stop() throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the daemon does not end within " + STOP + ":\n" + log());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** SIGKILL, as a crash. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
