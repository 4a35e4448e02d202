package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon is killed while 5,000 phones boot beside a real Asterisk that has a call. It comes back with every session that
 * was written, every phone gets its configuration, and the call never notices. How soon it is ready is printed, not judged.
 */
class CrashIT {
    private static final int PHONES = 5_000;
    private static final Path BASE = Path.of(System.getProperty("opendpma.basedir", ""));
    private static final Path HOME = Path.of(System.getProperty("opendpma.home", "target/opendpma"));
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Pattern ANSWERS = Pattern.compile("(?m)^opendpma_answers_seconds_count\\{.*} ([0-9.E]+)$");
    private static final Pattern MAC = Pattern.compile("\"mac\":\"[0-9a-f]{12}\"");
    private static final Pattern CHANNEL = Pattern.compile("(?m)^(PJSIP/caller-\\S+)");

    @TempDir
    private Path directory = Path.of("");

    private final int stormPort = freePort();
    private final int admin = freePort();

    @Test
    void killedInAStorm() throws Exception {
        assertEquals("", finish(bench("site", "--directory=" + directory, "--phones=" + PHONES)));
        Certificates.make(directory, "server", "IP:127.0.0.1,DNS:localhost");
        try (RealAsterisk asterisk = RealAsterisk.launch(overlay())) {
            writeConfiguration(asterisk);
            Process call = call(asterisk);
            try {
                String channel = channel(asterisk);
                surviveAStorm();
                assertEquals(channel, channel(asterisk), "the same call is there");
                assertTrue(call.isAlive(), "and its caller is");
                asterisk.cli("channel request hangup " + channel);
                assertTrue(call.waitFor(20, TimeUnit.SECONDS));
                assertEquals(0, call.exitValue(), "and it ended as calls end");
            } finally {
                Commands.end(call);
            }
        }
    }

    private void surviveAStorm() throws Exception {
        int before;
        Process storm;
        try (RealDaemon daemon = RealDaemon.start(directory)) {
            String first = finish(storm());
            assertTrue(first.contains("done=true"), first);
            before = Poll.until(LONG, "every session is written", this::written, n -> n == PHONES);
            double answers = answers();
            storm = storm();
            Poll.until(LONG, "the second storm blows", this::answers, a -> a > answers + PHONES / 4.0);
            assertTrue(storm.isAlive(), "it is in the middle of it");
            daemon.kill();
        }
        assertEquals(before, written(), "what was written stays whole");
        long began = System.nanoTime();
        try (RealDaemon daemon = RealDaemon.start(directory)) {
            System.out.printf(
                    "killed in a storm of %d phones, ready again after %d ms, %d ms of processor time%n",
                    PHONES,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                    processorMillis(daemon.process()));
            String sessions = daemon.run("show", "sessions").out();
            assertTrue(sessions.contains("---- " + before + " Sessions Found ----"), "every session is there");
            String second = finish(storm);
            assertTrue(second.contains("done=true") && second.contains("clean=true"), second);
        }
    }

    private static long processorMillis(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** Asterisk's own endpoints, those of the phones, and a caller who is known by his address. */
    private Path overlay() throws IOException {
        Path overlay = Files.createDirectory(directory.resolve("asterisk"));
        Files.writeString(
                overlay.resolve("pjsip_extra.conf"), Files.readString(directory.resolve("pjsip_extra.conf")) + """

                        [caller]
                        type=endpoint
                        context=phones
                        disallow=all
                        allow=ulaw
                        [caller]
                        type=identify
                        endpoint=caller
                        match=127.0.0.3
                        """);
        return overlay;
    }

    /** The benchmark's own, on ports that stay over a restart, its endpoints from Asterisk's own file. */
    private void writeConfiguration(RealAsterisk asterisk) throws IOException {
        Path file = directory.resolve("opendpma.conf");
        String text = Files.readString(file)
                .replace("pjsip = pjsip.conf", "pjsip = " + asterisk.etc().resolve("pjsip.conf"))
                .replace("tcp = 127.0.0.1:0", "tcp = 127.0.0.1:" + stormPort)
                .replace("socket = control.sock", "socket = control.sock\nlisten = 127.0.0.1:" + admin);
        Files.writeString(file, text);
    }

    private Process storm() {
        return bench(
                "storm",
                "--transport=tcp",
                "--port=" + stormPort,
                "--phones=" + PHONES,
                "--longest=200",
                "--pid=" + ProcessHandle.current().pid());
    }

    private static Process bench(String... arguments) {
        // Phones are other machines: what they are played with takes only what the daemon leaves.
        var command = new ArrayList<>(List.of(
                "nice",
                "-n",
                "19",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                BASE.resolve("target/test-classes").toAbsolutePath() + ":"
                        + HOME.toAbsolutePath().resolve("lib/*"),
                "org.opendpma.bench.BenchMain"));
        command.addAll(List.of(arguments));
        return Commands.start(command, Map.of());
    }

    private static String finish(Process process) throws InterruptedException {
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS), printed);
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process call(RealAsterisk asterisk) {
        return Commands.start(
                List.of(
                        "sipp",
                        "-sf",
                        BASE.resolve("tests/sipp/call.xml").toAbsolutePath().toString(),
                        "-i",
                        "127.0.0.3",
                        "-p",
                        String.valueOf(freePort()),
                        "-m",
                        "1",
                        "-rtp_echo",
                        "-nostdin",
                        "127.0.0.1:" + asterisk.sipPort()),
                Map.of("TERM", "dumb"));
    }

    /** The caller's channel in Asterisk. */
    private static String channel(RealAsterisk asterisk) throws InterruptedException {
        String shown = Poll.until(
                Duration.ofSeconds(20),
                "the call is up",
                () -> asterisk.cli("core show channels concise"),
                s -> s.contains("PJSIP/caller-") && s.contains("!Up!"));
        Matcher found = CHANNEL.matcher(shown.replace('!', ' '));
        assertTrue(found.find(), shown);
        return found.group(1);
    }

    /** Of how many phones a session stands in the files. */
    private int written() {
        try (var files = Files.list(directory.resolve("state"))) {
            var phones = new HashSet<String>();
            for (Path file : files.toList()) {
                MAC.matcher(Files.readString(file)).results().forEach(m -> phones.add(m.group()));
            }
            return phones.size();
        } catch (IOException | UncheckedIOException replaced) {
            return 0;
        }
    }

    private double answers() {
        try (var in =
                URI.create("http://127.0.0.1:" + admin + "/metrics").toURL().openStream()) {
            return ANSWERS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .mapToDouble(m -> Double.parseDouble(m.group(1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
