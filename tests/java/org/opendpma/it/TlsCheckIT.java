package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code opendpma tls check} on our own doors, and on a server of ten years ago. */
class TlsCheckIT {
    private static final Pattern PORT = Pattern.compile("ACCEPT \\S*:(\\d+)");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void ourOwnDoorsWithAndWithoutAnAuthority() throws Exception {
        assertEquals(
                0,
                Program.run(
                                "tls",
                                "make-ca",
                                "--directory",
                                directory.toString(),
                                "--crl",
                                "http://127.0.0.1/ca.crl",
                                "127.0.0.1")
                        .status());
        assertTrue(openssl("x509", "server.crt").contains("URI:http://127.0.0.1/ca.crl"));
        assertTrue(openssl("crl", "ca.crl").contains("No Revoked Certificates."));
        Path files = new DaemonDirectory(directory)
                .files("")
                .http("https", "127.0.0.1:0")
                .general("ca", "ca.crt")
                .phones("[general]\n")
                .ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            for (String door : new String[] {"https", "tls"}) {
                String server = "127.0.0.1:" + daemon.port(door);
                Program.Ran known = daemon.run("tls", "check", server);
                assertEquals(0, known.status(), known.out() + known.err());
                assertTrue(known.out().contains("TLSv1.2      TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"), known.out());
                assertTrue(known.out().contains("TLSv1.3      TLS_AES_128_GCM_SHA256"), known.out());
                assertFalse(known.out().contains("weakness") || known.out().contains("TLSv1.1"), known.out());
                assertTrue(known.out().contains("Every phone is content."), known.out());
                Program.Ran unknown = Program.run("tls", "check", "--config", "/nosuch", server);
                assertEquals(78, unknown.status(), unknown.out());
                assertTrue(
                        unknown.out()
                                .contains(
                                        "\nHTTPS: 0x00000001     SIP: 0x00000001     D60, D62, D65 from 2_9_0; D80 from 1_12_0; P310"),
                        unknown.out());
                Program.Ran another = daemon.run("tls", "check", "--name", "pbx.example.com", server);
                assertTrue(
                        another.out().contains("complaint    0x40000000: it is for 127.0.0.1, not for pbx.example.com"),
                        another.out());
            }
        }
    }

    /** A second handshake in a connection is refused, and the client is told so. */
    @Test
    void nobodyRenegotiates() throws Exception {
        Path files = new DaemonDirectory(directory)
                .files("")
                .http("https", "127.0.0.1:0")
                .phones("[general]\n")
                .ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            for (String door : new String[] {"https", "tls"}) {
                Commands.Outcome refused = Commands.run(
                        List.of(
                                "sh",
                                "-c",
                                "(sleep 1; echo R; sleep 5) | openssl s_client -tls1_2 -connect 127.0.0.1:"
                                        + daemon.port(door)),
                        Map.of());
                assertTrue(refused.output().contains("RENEGOTIATING"), refused.output());
                assertTrue(refused.output().contains("alert handshake failure"), door + ": " + refused.output());
            }
        }
    }

    @Test
    void aServerOfTenYearsAgo() throws Exception {
        Certificates.make(directory, "old", "DNS:*.example.com", "5");
        Path printed = directory.resolve("server.out");
        Process server = new ProcessBuilder(
                        "openssl",
                        "s_server",
                        "-accept",
                        "127.0.0.1:0",
                        "-tls1",
                        "-cipher",
                        "ALL:eNULL:@SECLEVEL=0",
                        "-cert",
                        directory.resolve("old.crt").toString(),
                        "-key",
                        directory.resolve("old.key").toString(),
                        "-www")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            String port = Poll.until(Duration.ofSeconds(20), "openssl listens", () -> port(printed), p -> !p.isEmpty());
            Program.Ran seen = Program.run(
                    "tls",
                    "check",
                    "--name",
                    "pbx.example.com",
                    "--ca",
                    directory.resolve("old.crt").toString(),
                    "127.0.0.1:" + port);
            assertEquals(78, seen.status(), seen.out() + seen.err());
            assertTrue(seen.out().contains("weakness     TLSv1 is spoken"), seen.out());
            assertTrue(seen.out().contains("weakness     TLS_RSA_WITH_NULL_SHA is taken"), seen.out());
            assertTrue(seen.out().contains("weakness     TLS_DH_anon_WITH_AES_128_CBC_SHA is taken"), seen.out());
            assertTrue(seen.out().contains("note         it ends in 4 days"), seen.out());
            assertTrue(
                    seen.out().contains("\nHTTPS: content        SIP: 0x40000000     D60, D62, D65 from 2_9_0;"),
                    seen.out());
            assertFalse(seen.out().contains("TLSv1.2     "), seen.out());
        } finally {
            Commands.end(server);
        }
    }

    private String openssl(String what, String file) {
        return Commands.run(
                        List.of(
                                "openssl",
                                what,
                                "-noout",
                                "-text",
                                "-in",
                                directory.resolve(file).toString()),
                        Map.of())
                .orFail();
    }

    private static String port(Path printed) {
        try {
            Matcher port = PORT.matcher(Files.exists(printed) ? Files.readString(printed) : "");
            return port.find() ? port.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
