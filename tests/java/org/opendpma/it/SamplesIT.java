package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The samples of etc-asterisk, edited as the README says, beside a real Asterisk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesIT {
    private static final String SECRET = "a-secret-of-this-test";
    private static final String PASSWORD = "a-password-of-this-test";

    private final Path directory;
    private final RealAsterisk asterisk;
    private final RealDaemon daemon;

    SamplesIT(@TempDir Path overlay, @TempDir Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        asterisk = startAsterisk(overlay);
        writeOurs(asterisk.caCertificate().resolveSibling("server.crt"));
        daemon = RealDaemon.start(directory);
    }

    private static RealAsterisk startAsterisk(Path overlay) throws IOException {
        Files.writeString(
                overlay.resolve("manager.conf"),
                "[general]\nenabled = yes\nbindaddr = 127.0.0.1\nport = @AMI_PORT@\n#include \"manager_opendpma.conf\"\n");
        Files.writeString(
                overlay.resolve("manager_opendpma.conf"),
                new SampleFile("manager_opendpma.conf").edited(Map.of("opendpma secret", SECRET)));
        Files.writeString(
                overlay.resolve("pjsip.conf"),
                new SampleFile("pjsip_opendpma.conf")
                        .switchedOn()
                        .replace("0.0.0.0:5061", "127.0.0.1:@TLS_PORT@")
                        .replace("/etc/asterisk/keys/asterisk.", "@RUN@/tls/server.")
                        .replace("REPLACE-ME", PASSWORD));
        return RealAsterisk.launch(overlay);
    }

    private void writeOurs(Path certificate) throws IOException {
        Files.writeString(
                directory.resolve("opendpma.conf"),
                new SampleFile("opendpma.conf")
                        .edited(Map.ofEntries(
                                Map.entry("general phones", "res_digium_phone.conf"),
                                Map.entry("general state_directory", "state"),
                                Map.entry("asterisk port", String.valueOf(asterisk.amiPort())),
                                Map.entry("asterisk secret", SECRET),
                                Map.entry("sip udp", "127.0.0.1:0"),
                                Map.entry("sip tcp", "127.0.0.1:0"),
                                Map.entry("sip tls", "127.0.0.1:0"),
                                Map.entry("sip certificate", certificate.toString()),
                                Map.entry(
                                        "sip key",
                                        certificate.resolveSibling("server.key").toString()),
                                Map.entry("admin socket", "control.sock"),
                                Map.entry("mdns enabled", "no"))));
        Files.writeString(
                directory.resolve("res_digium_phone.conf"),
                new SampleFile("res_digium_phone.conf")
                        .edited(Map.of(
                                "general mdns_address", "localhost",
                                "general mdns_transport", "tls",
                                "office transport", "tls",
                                "1001 line_label", "Ada",
                                "ada mac", "000FD3AABBCC",
                                "ada network", "office",
                                "ada line", "1001")));
    }

    @AfterAll
    void stop() {
        daemon.close();
        asterisk.close();
    }

    @Test
    void theDaemonReadsEverythingItNeedsWithTheLeastRights() throws InterruptedException {
        assertTrue(daemon.ready().startsWith("opendpma ready: "), daemon::log);
        String log = daemon.log();
        assertTrue(log.lines().noneMatch(l -> l.contains(" WARN ") || l.contains(" ERROR ")), log);
        assertTrue(daemon.run("check").out().endsWith("usable: 1 phones, 0 errors, 0 warnings\n"), log);
        assertTrue(asterisk.log().lines().noneMatch(l -> l.contains("Permission denied")), asterisk::log);
    }

    @Test
    void aPhoneRegistersOverTls() throws InterruptedException {
        Program.Ran phone = Program.run(
                "phone",
                "--server",
                "sip:proxy@localhost:" + daemon.port("tls") + ";transport=tls",
                "--ca",
                asterisk.caCertificate().toString(),
                "--mac",
                "000FD3AABBCC",
                "--register");
        assertEquals(0, phone.status(), phone::err);
        assertTrue(phone.out().contains("password=\"" + PASSWORD + "\""), phone::out);
        assertTrue(phone.out().contains("media_encryption=\"sdes\""), phone::out);
        assertTrue(phone.out().contains("port=\"" + asterisk.tlsPort() + "\""), phone::out);
        assertTrue(phone.err().contains("registered 1001"), phone::err);
    }

    @Test
    void aReloadOfAsteriskIsSeen() throws InterruptedException {
        asterisk.cli("module reload res_pjsip.so");
        daemon.awaitLog(Duration.ofSeconds(10), "Asterisk reloaded res_pjsip.so");
        asterisk.cli("module reload res_digium_phone.so");
        daemon.awaitLog(Duration.ofSeconds(10), "Asterisk reloaded res_digium_phone.so");
    }

    @Test
    void itsUserMayNotDoTheRest() throws IOException {
        try (RawAmi ami = RawAmi.login(asterisk.amiPort(), "opendpma", SECRET)) {
            assertDenied(ami, "Command", "Command: core show version");
            assertDenied(ami, "Originate", "Channel: Local/1@from-internal", "Application: Hangup");
            assertDenied(ami, "UpdateConfig", "SrcFilename: pjsip.conf", "DstFilename: pjsip.conf");
        }
    }

    private static void assertDenied(RawAmi ami, String action, String... headers) throws IOException {
        assertTrue(ami.action(action, headers).contains("Message: Permission denied"), action);
    }
}
