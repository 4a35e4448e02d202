package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, end to end: a phone out of its box finds the daemon, asks over TLS, gets its own configuration with the
 * password that only Asterisk knows, and registers there with it.
 */
class MainJobIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MAC = "000FD3AABBCC";

    @TempDir
    private Path directory = Path.of("");

    private static String phones(RealAsterisk asterisk) {
        return """
                [general]
                service_name=Main Job
                mdns_address=127.0.0.1
                mdns_transport=tls
                config_auth=mac

                [office]
                type=network
                alias=Office
                cidr=127.0.0.0/8
                registration_address=127.0.0.1
                registration_port=%d
                transport=tls

                [anna]
                type=phone
                full_name=Anna Ek
                mac=%s
                network=office
                line=1002
                timezone=Europe/Stockholm

                [1002]
                type=line
                line_label=Anna
                media_encryption=sdes
                """.formatted(asterisk.tlsPort(), MAC);
    }

    @Test
    void aPhoneFindsAsksRegistersAndFollowsAPasswordChange() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            Path daemonFiles = new DaemonDirectory(directory)
                    .ami(asterisk)
                    .mdns("enabled", "yes")
                    .mdns("interfaces", "lo")
                    .phones(phones(asterisk))
                    .ready();
            Path authorities = authorities(directory, asterisk);
            try (RealDaemon daemon = RealDaemon.start(daemonFiles)) {
                Path printed = directory.resolve("phone.out");
                Process phone = Program.background(
                        printed,
                        "phone",
                        "--discover",
                        "--interface",
                        "lo",
                        "--service",
                        "Main Job",
                        "--ca",
                        authorities.toString(),
                        "--mac",
                        MAC,
                        "--register",
                        "--stay");
                try {
                    Poll.until(
                            SOON, "the phone is registered", () -> read(printed), t -> t.contains("registered 1002"));
                } finally {
                    String contacts = asterisk.cli("pjsip show contacts");
                    Commands.end(phone);
                    assertTrue(contacts.contains("1002/sip:1002@127.0.0.1"), contacts + read(printed) + daemon.log());
                }
                String xml = read(printed);
                assertTrue(xml.contains("password=\"sesame-1002\""), xml);
                assertTrue(
                        xml.contains(
                                "<host_primary server=\"127.0.0.1\" port=\"" + asterisk.tlsPort()
                                        + "\" transport=\"tls\" media_encryption=\"sdes\" reregister=\"300\" retry=\"25\" num_retries=\"5\"/>"),
                        xml);
                assertTrue(
                        xml.contains("<setting id=\"config_server_url\" value=\"sip:proxy@127.0.0.1:"
                                + daemon.port("tls") + ";transport=tls\"/>"),
                        xml);
                assertTrue(xml.contains("caller_id=\"Cyd Three &lt;1002>\""), xml);
                Poll.until(
                        SOON,
                        "the phone gives its registration back",
                        () -> asterisk.cli("pjsip show contacts"),
                        c -> !c.contains("1002/sip:"));
                passwordChange(asterisk, daemon, authorities);
            }
        }
    }

    private static void passwordChange(RealAsterisk asterisk, RealDaemon daemon, Path authorities) throws Exception {
        Path pjsip = asterisk.etc().resolve("pjsip.conf");
        Files.writeString(pjsip, Files.readString(pjsip).replace("sesame-1002", "open-1002"));
        asterisk.cli("module reload res_pjsip.so");
        Poll.until(
                SOON,
                "the phone's next answer has the new password",
                () -> ask(daemon, authorities),
                r -> r.out().contains("password=\"open-1002\""));
        Program.Ran sessions = daemon.run("show", "sessions");
        assertEquals(0, sessions.status());
        assertTrue(
                sessions.out().matches("(?s).*anna +tls:127.0.0.1: D65 2_9_19 since .* MAC:000fd3aabbcc\n.*"),
                sessions.out());
    }

    private static Program.Ran ask(RealDaemon daemon, Path authorities) {
        try {
            return Program.run(
                    "phone",
                    "--server",
                    "sip:proxy@127.0.0.1:" + daemon.port("tls") + ";transport=tls",
                    "--ca",
                    authorities.toString(),
                    "--mac",
                    MAC);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a phone must trust: the daemon's certificate and the authority of Asterisk's. */
    static Path authorities(Path directory, RealAsterisk asterisk) throws IOException {
        return Files.writeString(
                directory.resolve("authorities.pem"),
                Files.readString(directory.resolve("server.crt")) + Files.readString(asterisk.caCertificate()));
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
