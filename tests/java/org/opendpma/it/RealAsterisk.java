package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Asterisk of its own for a test class: free ports, a run directory that is gone afterwards, started by
 * {@code tests/asterisk/testbed}. The first one on a machine is fetched, which takes about ten seconds; later ones
 * are up within a second or two.
 *
 * <p>Every call is bounded in time and fails with what the testbed printed and the tail of Asterisk's log.
 */
public final class RealAsterisk implements AutoCloseable {
    private static final Path TESTBED = Path.of(System.getProperty("opendpma.basedir", ""), "tests", "asterisk")
            .toAbsolutePath();
    private static final long FETCH_SECONDS = 600;
    private static final long CALL_SECONDS = 60;

    /** Below the range from which the kernel takes the ports of outgoing connections. */
    private static final int FIRST_PORT = 26000;

    private static final int LAST_PORT = 26899;
    private static final int RTP_PORTS = 40;

    private final Path run;
    private final List<String> templates = new ArrayList<>();
    private final Map<String, String> environment;

    private RealAsterisk(Path run, Map<String, String> environment, Path... overlays) {
        this.run = run;
        this.environment = environment;
        Stream.concat(Stream.of(TESTBED.resolve("etc")), Arrays.stream(overlays))
                .forEach(d -> templates.addAll(List.of("--etc", d.toString())));
    }

    /**
     * Starts one.
     *
     * @param overlays directories of templates that replace or complete those of {@code tests/asterisk/etc}
     * @throws AssertionError if it does not come up
     */
    public static RealAsterisk launch(Path... overlays) {
        return launch(Map.of(), overlays);
    }

    /**
     * Starts one whose templates name more than the testbed knows.
     *
     * @param variables what a template names as {@code @NAME@}, for instance the port of a daemon under test
     */
    public static RealAsterisk launch(Map<String, String> variables, Path... overlays) {
        for (int tries = 3; ; tries--) {
            var asterisk = new RealAsterisk(temporaryDirectory(), environment(variables), overlays);
            try {
                asterisk.start();
                return asterisk;
            } catch (AssertionError e) {
                asterisk.close();
                if (tries == 1 || !String.valueOf(e.getMessage()).contains("could not have a port")) {
                    throw e;
                }
            }
        }
    }

    /** Starts it again after {@link #stop}, with the configuration as the test has left it. */
    public void start() {
        testbed(FETCH_SECONDS, Files.exists(etc()) ? new String[] {"start", "--keep"} : new String[] {"start"});
    }

    /** Ends it, by force after five seconds; the configuration stays. */
    public void stop() {
        testbed(CALL_SECONDS, "stop");
    }

    /** {@link #stop} and {@link #start}: a new process, the same ports and configuration. */
    public void restart() {
        stop();
        start();
    }

    /** What {@code asterisk -rx} prints for a command. */
    public String cli(String command) {
        return testbed(CALL_SECONDS, "cli", command);
    }

    /** A new AMI connection, logged in. */
    public RawAmi ami() throws IOException {
        return RawAmi.login(amiPort(), amiUser(), amiSecret());
    }

    public int amiPort() {
        return port("AMI_PORT");
    }

    /** Both UDP and TCP. */
    public int sipPort() {
        return port("SIP_PORT");
    }

    public int tlsPort() {
        return port("TLS_PORT");
    }

    public String amiUser() {
        return "opendpma";
    }

    public String amiSecret() {
        return "opendpma-secret";
    }

    /** The live configuration; a test may change it and reload. */
    public Path etc() {
        return run.resolve("etc");
    }

    /** The PEM file of the authority that signed the certificate of the TLS port. */
    public Path caCertificate() {
        return run.resolve("tls").resolve("ca.crt");
    }

    /** Everything Asterisk logged since its last start. */
    public String log() {
        try {
            return Files.readString(run.resolve("log").resolve("full.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and removes its run directory. */
    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int port(String name) {
        return Integer.parseInt(environment.getOrDefault(name, "0"));
    }

    private String testbed(long seconds, String... arguments) {
        var command = new ArrayList<>(List.of(TESTBED.resolve("testbed").toString(), "--run", run.toString()));
        command.addAll(templates);
        command.addAll(List.of(arguments));
        try {
            return call(command, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + command, e);
        }
    }

    private String call(List<String> command, long seconds) throws IOException, InterruptedException {
        // A file, not a pipe: Asterisk itself inherits the output and would keep a pipe open.
        Path output = Files.createTempFile(run, "call", ".out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            String end = ended ? "ended with " + process.exitValue() : "did not end within " + seconds + " s";
            throw new AssertionError(String.join(" ", command) + " " + end + ":\n" + printed);
        }
        return printed;
    }

    private static Path temporaryDirectory() {
        try {
            // Short, since the path of Asterisk's control socket may have only 107 bytes.
            return Files.createTempDirectory("opendpma-it").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Map<String, String> variables) {
        var all = new LinkedHashMap<>(variables);
        int first = freePorts();
        all.put("AMI_PORT", String.valueOf(first));
        all.put("SIP_PORT", String.valueOf(first + 1));
        all.put("TLS_PORT", String.valueOf(first + 2));
        all.put("RTP_START", String.valueOf(first + 4));
        all.put("RTP_END", String.valueOf(first + 4 + RTP_PORTS));
        return all;
    }

    /** An even number from which three ports are free for TCP and UDP; whoever starts at the same time may take them. */
    private static int freePorts() {
        for (int tries = 0; tries < 200; tries++) {
            int first = FIRST_PORT + 2 * ThreadLocalRandom.current().nextInt((LAST_PORT - FIRST_PORT) / 2);
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
        throw new AssertionError("no free ports between " + FIRST_PORT + " and " + LAST_PORT);
    }

    private static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var tcp = new ServerSocket(port, 1, loopback);
                var udp = new DatagramSocket(port, loopback)) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
