package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones are told to fetch what has changed for them, on their own flow or by Asterisk's NOTIFY. */
class ReconfigureIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path directory = Path.of("");

    private static String phones(RealAsterisk asterisk, String label) {
        return """
                [general]
                config_auth=mac
                mdns_address=127.0.0.1
                [office]
                type=network
                alias=Office
                cidr=0.0.0.0/0
                registration_address=127.0.0.1
                registration_port=%d
                [anna]
                type=phone
                mac=000fd3000001
                network=office
                line=1000
                [1000]
                type=line
                line_label=%s
                [bert]
                type=phone
                mac=000fd3000002
                network=office
                line=1001
                [1001]
                type=line
                """.formatted(asterisk.sipPort(), label);
    }

    private Process phone(RealDaemon daemon, String transport, String mac, String... more) {
        var arguments = new ArrayList<>(List.of(
                "phone",
                "--server",
                "127.0.0.1:" + daemon.port(transport),
                "--transport",
                transport,
                "--insecure",
                "--mac",
                mac,
                "--stay"));
        arguments.addAll(List.of(more));
        return Program.background(directory.resolve(mac), arguments.toArray(new String[0]));
    }

    private void await(String mac, String text) throws InterruptedException {
        Poll.until(SOON, mac + " has " + text, () -> read(directory.resolve(mac)), t -> t.contains(text));
    }

    private static String lastSeen(RealDaemon daemon) {
        try {
            return daemon.run("show", "phone", "anna")
                    .out()
                    .lines()
                    .filter(l -> l.startsWith("Last Seen"))
                    .findFirst()
                    .orElse("");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyWhatHasChangedIsFetchedAndEveryoneIsCounted() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            var files = new DaemonDirectory(directory).ami(asterisk).phones(phones(asterisk, "one"));
            Process anna;
            Process bert;
            int udp;
            try (RealDaemon daemon = RealDaemon.start(files.ready())) {
                udp = daemon.port("udp");
                anna = phone(daemon, "udp", "000fd3000001", "--register");
                bert = phone(daemon, "tls", "000fd3000002");
                await("000fd3000001", "registered 1000");
                await("000fd3000002", "</config>");

                assertSummary(daemon, "2 phones: 0 asked, 0 fetched, 2 unchanged, 0 silent.", "reconfigure", "all");
                files.phones(phones(asterisk, "two"));
                assertSummary(daemon, "2 phones: 1 asked, 1 fetched, 1 unchanged, 0 silent.", "reload", "--push");
                await("000fd3000001", "line_label=\"two\"");
                assertTrue(daemon.run("show", "phone", "anna").out().matches("(?s).*Up to date +: yes\n.*"));
                assertSummary(
                        daemon,
                        "2 phones: 2 asked, 2 fetched, 0 unchanged, 0 silent.",
                        "reconfigure",
                        "all",
                        "--force");

                Commands.end(bert);
                Program.Ran silent = daemon.run("reconfigure", "phone", "bert", "--force");
                assertEquals(1, silent.status());
                assertTrue(silent.err().contains("silent bert: it holds no connection to us"), silent.err());
                assertEquals(1, daemon.run("restart", "phone", "bert").status());
                String before = lastSeen(daemon);
                assertEquals(0, daemon.run("restart", "phone", "anna").status());
                // A daemon that stops in the middle of the restart would leave the phone waiting for its answer.
                Poll.until(SOON, "anna has fetched again", () -> lastSeen(daemon), seen -> !seen.equals(before));
            }
            files.sip("udp", "127.0.0.1:" + udp).phones(phones(asterisk, "three"));
            // Nothing is known of flows any more; the phone is still registered with Asterisk.
            try (RealDaemon daemon = RealDaemon.start(files.ready())) {
                assertSummary(
                        daemon, "1 phones: 1 asked, 1 fetched, 0 unchanged, 0 silent.", "reconfigure", "phone", "anna");
                await("000fd3000001", "line_label=\"three\"");
            } finally {
                Commands.end(anna);
            }
        }
    }

    private static void assertSummary(RealDaemon daemon, String summary, String... command)
            throws InterruptedException {
        Program.Ran ran = daemon.run(command);
        assertEquals(0, ran.status(), () -> ran.err() + daemon.log());
        assertTrue(ran.out().contains("Reconfigure: " + summary), () -> ran.out() + daemon.log());
    }
}
