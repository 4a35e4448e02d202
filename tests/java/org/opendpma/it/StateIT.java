package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.sip.Phone;
import org.opendpma.sip.Wire;

/** What is kept over a restart, how the daemon ends, and what it says when it cannot begin. */
class StateIT {
    private static final String PHONES = """
            [general]
            config_auth=mac
            mdns_address=127.0.0.1
            service_name=State
            [anna]
            type=phone
            mac=000fd3aabbcc
            line=1000
            [1000]
            type=line
            secret=x
            """;

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    private Path files() {
        return new DaemonDirectory(directory)
                .files("")
                .mdns("enabled", "yes")
                .mdns("interfaces", "lo")
                .phones(PHONES)
                .ready();
    }

    private static String sessions(RealDaemon daemon) throws InterruptedException {
        return daemon.run("show", "sessions").out();
    }

    @Test
    void sessionsSurviveARestartAndACrash() throws Exception {
        Path files = files();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            Asking.config(daemon, "tcp", "000fd3aabbcc");
            assertTrue(sessions(daemon).contains("MAC:000fd3aabbcc"));
        }
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(sessions(daemon).contains("MAC:000fd3aabbcc"), "after a restart");
            daemon.kill();
        }
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(sessions(daemon).contains("MAC:000fd3aabbcc"), "after a crash");
        }
    }

    /** A phone that has its configuration is known after a crash in the very next moment, by the journal alone. */
    @Test
    void aSessionIsWrittenAtOnce() throws Exception {
        Path files = files();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            Asking.config(daemon, "tcp", "000fd3aabbcc");
            Poll.until(SOON, "the file is written", () -> written("sessions.json"), w -> w.contains("anna"));
            Asking.config(daemon, "tcp", "000fd3aabbcc");
            Poll.until(SOON, "the journal is written", () -> written("sessions.journal"), w -> w.contains("anna"));
            daemon.kill();
            Files.delete(directory.resolve("state/sessions.json"));
        }
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(sessions(daemon).contains("MAC:000fd3aabbcc"));
        }
        Files.writeString(directory.resolve("state/sessions.journal"), "{\"mac\":\"000fd3aab");
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(sessions(daemon).contains("MAC:000fd3aabbcc"), "half a line does no harm");
        }
        assertEquals("", written("sessions.journal"), "an orderly end writes one file");
    }

    private String written(String name) {
        try {
            return Files.readString(directory.resolve("state").resolve(name));
        } catch (IOException notYet) {
            return "";
        }
    }

    @Test
    void aBrokenStateFileIsPutAsideAndSaid() throws Exception {
        Path files = files();
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/sessions.json"), "[{\"mac\":");
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(daemon.log().contains("sessions.json cannot be read"), daemon.log());
            assertTrue(Files.exists(directory.resolve("state/sessions.json.broken")));
            assertTrue(sessions(daemon).contains("---- 0 Sessions Found ----"));
        }
    }

    @Test
    void sigtermEndsItWithinThreeSecondsWhateverIsOpen() throws Exception {
        try (RealDaemon daemon = RealDaemon.start(files());
                Wire tcp = Asking.open(daemon, "tcp");
                Wire tls = Asking.open(daemon, "tls")) {
            Phone.ask(tcp, "TCP", Phone.body("000fd3aabbcc"));
            Phone.ask(tls, "TLS", Phone.body("000fd3aabbcc"));
            Duration took = daemon.stop();
            assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, "it took " + took);
            assertFalse(Files.exists(directory.resolve("control.sock")), "the control socket is gone");
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (RealDaemon first = RealDaemon.start(files())) {
            var second = new DaemonDirectory(Files.createDirectory(directory.resolve("second")))
                    .files("")
                    .sip("tcp", "127.0.0.1:" + first.port("tcp"))
                    .phones(PHONES);
            Program.Ran ran = Program.run(
                    "serve", "--config", second.ready().resolve("opendpma.conf").toString());
            assertEquals(1, ran.status());
            assertTrue(ran.err().contains("cannot open tcp 127.0.0.1:" + first.port("tcp")), ran.err());
        }
    }

    @Test
    void aWrongConfigurationIsSaidWholeAndExits78() throws Exception {
        Path files = files();
        Files.writeString(
                directory.resolve("res_digium_phone.conf"),
                "[anna]\ntype=phone\nmac=12\nline=1001\nfull_nam=A\n[1000]\ntype=line\ntransport=smoke\n");
        Program.Ran ran =
                Program.run("serve", "--config", files.resolve("opendpma.conf").toString());
        assertEquals(78, ran.status());
        assertTrue(ran.err().contains("res_digium_phone.conf:3: [anna] mac: \"12\" is wrong"), ran.err());
        assertTrue(ran.err().contains("res_digium_phone.conf:4: [anna] line: there is no section [1001]"), ran.err());
        assertTrue(ran.err().contains("did you mean \"1000\"?"), ran.err());
        assertTrue(ran.err().contains("did you mean \"full_name\"?"), ran.err());
        assertTrue(ran.err().contains("transport: \"smoke\" is wrong; write udp, tcp or tls"), ran.err());
        Program.Ran check = Program.run("check", directory.toString());
        assertEquals(78, check.status());
        assertTrue(check.out().contains("not usable: 3 errors, "), check.out());
    }
}
