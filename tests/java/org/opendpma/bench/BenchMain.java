package org.opendpma.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The load generator's commands; each prints one line of {@code name=value}. Exit status 1: a question was not answered, or
 * wrongly.
 */
@Command(name = "bench", description = "Plays phones.")
public final class BenchMain {
    @Option(names = "--port", scope = ScopeType.INHERIT, description = "Of the server, at 127.0.0.1.")
    private int port = 5062;

    @Option(names = "--transport", scope = ScopeType.INHERIT, description = "udp, tcp or tls.")
    private String transport = "udp";

    @Option(
            names = "--kind",
            scope = ScopeType.INHERIT,
            description = "opendpma, or echo: sends the body of a request back, with something behind it.")
    private Target.Kind kind = Target.Kind.OPENDPMA;

    @Option(names = "--content-type", scope = ScopeType.INHERIT, description = "Of the requests.")
    private String contentType = "application/xml";

    @Option(names = "--phones", scope = ScopeType.INHERIT, description = "How many there are.")
    private int phones = 5_000;

    @Option(
            names = "--pid",
            scope = ScopeType.INHERIT,
            description = "Of the server, to see its memory and processor time.")
    private long pid;

    private BenchMain() {}

    public static void main(String[] arguments) {
        var line = new CommandLine(new BenchMain()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(arguments));
    }

    @Command(description = "Writes the configuration of a server that knows the phones.")
    void site(@Option(names = "--directory", required = true) Path directory) throws IOException {
        SiteFiles.write(Files.createDirectories(directory), phones);
    }

    @Command(description = "So many phones ask at a time.")
    int closed(
            @Option(names = "--window", defaultValue = "16") int window,
            @Option(names = "--warm-up", defaultValue = "2") int warmUp,
            @Option(names = "--seconds", defaultValue = "5") int seconds)
            throws SSLException, InterruptedException {
        try (var net = net()) {
            var tally = new Tally();
            List<PlayedPhone> all = played(net, tally);
            openAll(net, all);
            var measured = new ClosedLoop(net, tally, all, server()).run(window, warmUp, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "per_s=%.0f p50_ms=%.2f p99_ms=%.2f accepted_p99_ms=%.2f cpu_us=%.0f rss_mb=%.0f %s%n",
                    measured.answers() / (double) seconds,
                    measured.p50(),
                    measured.p99(),
                    measured.acceptedP99(),
                    measured.cpuMillis() * 1e3 / Math.max(1, measured.answers()),
                    server().rss() / 1024.0,
                    tally.line());
            return tally.isClean() ? 0 : 1;
        }
    }

    @Command(description = "All phones are switched on in the same second.")
    int storm(
            @Option(names = "--longest", defaultValue = "120") int longest,
            @Option(names = "--hold", defaultValue = "0", description = "Seconds to stay connected.") int hold)
            throws SSLException, InterruptedException {
        try (var net = net()) {
            var tally = new Tally();
            var storm = new Storm(net, played(net, tally));
            long before = server().rss();
            long cpu = server().cpu();
            boolean done = storm.run(longest);
            long busy = server().cpu() - cpu;
            long after = server().rss();
            TimeUnit.SECONDS.sleep(hold);
            System.out.printf(
                    Locale.ROOT,
                    "done=%s last_s=%.2f median_s=%.2f server_cpu_s=%.1f generator_cpu_s=%.1f"
                            + " rss_before_mb=%.0f rss_after_mb=%.0f rss_held_mb=%.0f rss_peak_mb=%.0f %s%n",
                    done,
                    storm.finished().millis(1) / 1e3,
                    storm.finished().millis(0.5) / 1e3,
                    busy / 1e3,
                    ownCpuSeconds(),
                    before / 1024.0,
                    after / 1024.0,
                    server().rss() / 1024.0,
                    server().peak() / 1024.0,
                    tally.line());
            return done && tally.isClean() ? 0 : 1;
        }
    }

    private ServerProcess server() {
        return new ServerProcess(pid);
    }

    private Net net() throws SSLException {
        return new Net(new Target(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), transport, contentType, kind));
    }

    private List<PlayedPhone> played(Net net, Tally tally) {
        var check = new AnswerCheck(tally);
        return IntStream.range(0, phones)
                .mapToObj(number -> new PlayedPhone(new PhoneId(number), net, tally, check))
                .toList();
    }

    private static void openAll(Net net, List<PlayedPhone> all) throws InterruptedException {
        var opened = new CountDownLatch(all.size());
        net.loop().execute(() -> all.forEach(p -> p.open(opened::countDown)));
        if (!opened.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(opened.getCount() + " phones cannot connect");
        }
    }

    private static double ownCpuSeconds() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }
}
