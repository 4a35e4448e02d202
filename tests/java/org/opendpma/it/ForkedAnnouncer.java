package org.opendpma.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opendpma.mdns.AnnouncerMain;

/** Commands an announcer on another machine. */
final class ForkedAnnouncer {
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final Process process;
    private final BufferedReader out;
    private final List<String> log = new ArrayList<>();

    private ForkedAnnouncer(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Through JmDNS, on these interfaces ({@code eth0,eth1}; empty for the default). */
    static ForkedAnnouncer jmdns(Namespaces.Machine machine, String interfaces) {
        return start(machine, "jmdns", interfaces, NOWHERE, NOWHERE);
    }

    static ForkedAnnouncer start(
            Namespaces.Machine machine, String backend, String interfaces, Path avahiRun, Path avahiServices) {
        return new ForkedAnnouncer(machine.start(
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnnouncerMain.class.getName(),
                        backend,
                        interfaces,
                        avahiRun.toString(),
                        avahiServices.toString(),
                        "500")));
    }

    /** Returns after the milliseconds that the call took. */
    long announce(String name, String address, int port, String transport) {
        return Long.parseLong(ask("announce " + name + "|" + address + "|" + port + "|" + transport));
    }

    String describe() {
        return ask("describe");
    }

    String find(int seconds) {
        return ask("find " + seconds);
    }

    /** Closes the announcer, not the process, and returns how many milliseconds it took. */
    long close() {
        return Long.parseLong(ask("close"));
    }

    /** How many packets came since it began to announce. */
    long packetsSeen() {
        return Long.parseLong(ask("traffic").split(" ", 2)[0]);
    }

    /** Bytes in use after a collection. */
    long heap() {
        return Long.parseLong(ask("heap"));
    }

    int threads() {
        return Integer.parseInt(ask("threads"));
    }

    /** Kills it, so that it can take nothing back. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether the process ends by itself when nobody commands it any more: no thread holds it. */
    boolean endsByItself() throws IOException, InterruptedException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** What it logged up to its last answer. */
    List<String> log() {
        return List.copyOf(log);
    }

    private String ask(String command) {
        try {
            var in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(command + "\n");
            in.flush();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(">")) {
                    return line.substring(1);
                }
                log.add(line);
            }
            throw new IllegalStateException("The announcer ended: " + log);
        } catch (IOException e) {
            throw new UncheckedIOException("The announcer ended: " + log, e);
        }
    }
}
