package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What openssl may agree on with the TLS door: versions and ciphers. */
class OpensslIT {
    private static final String PHONES = "[anna]\ntype=phone\n";

    @TempDir
    private Path directory = Path.of("");

    private static boolean connects(RealDaemon daemon, String... options) {
        var shell = "openssl s_client -connect 127.0.0.1:" + daemon.port("tls") + " " + String.join(" ", options)
                + " </dev/null 2>&1";
        String output = Commands.run(List.of("sh", "-c", shell), Map.of()).output();
        return output.contains("Cipher is ") && !output.contains("Cipher is (NONE)");
    }

    /** openssl itself speaks old TLS at security level 0 only. */
    private static boolean speaks(RealDaemon daemon, String version) {
        return connects(daemon, "-" + version, "-cipher", "ALL:eNULL:@SECLEVEL=0");
    }

    @Test
    void nothingBelow12ByDefault() throws Exception {
        Path files = new DaemonDirectory(directory).files("").phones(PHONES).ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertFalse(speaks(daemon, "tls1"));
            assertFalse(speaks(daemon, "tls1_1"));
            assertTrue(speaks(daemon, "tls1_2"));
            assertTrue(connects(daemon, "-tls1_3"));
        }
    }

    @Test
    void onlyStrongCiphersByDefault() throws Exception {
        Path files = new DaemonDirectory(directory).files("").phones(PHONES).ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            for (String good : List.of(
                    "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-CHACHA20-POLY1305")) {
                assertTrue(connects(daemon, "-tls1_2", "-cipher", good), good);
            }
            for (String bad : List.of(
                    "NULL",
                    "aNULL",
                    "AES128-SHA",
                    "AES128-GCM-SHA256",
                    "ECDHE-RSA-AES128-SHA",
                    "DHE-RSA-AES128-GCM-SHA256")) {
                assertFalse(connects(daemon, "-tls1_2", "-cipher", "'" + bad + ":@SECLEVEL=0'"), bad);
            }
        }
    }

    @Test
    void oldVersionsWhenTheyAreSwitchedOn() throws Exception {
        Path files = new DaemonDirectory(directory)
                .files("")
                .sip("tls_minimum", "1.0")
                .phones(PHONES)
                .ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(speaks(daemon, "tls1"));
            assertTrue(speaks(daemon, "tls1_1"));
            assertTrue(connects(daemon, "-tls1_3"));
        }
    }

    @Test
    void only13WhenThatIsTheMinimum() throws Exception {
        Path files = new DaemonDirectory(directory)
                .files("")
                .sip("tls_minimum", "1.3")
                .phones(PHONES)
                .ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertFalse(speaks(daemon, "tls1_2"));
            assertTrue(connects(daemon, "-tls1_3"));
        }
    }

    @Test
    void ciphersAsTheAdministratorNamesThem() throws Exception {
        Path files = new DaemonDirectory(directory)
                .files("")
                .sip("tls_ciphers", "TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                .phones(PHONES)
                .ready();
        try (RealDaemon daemon = RealDaemon.start(files)) {
            assertTrue(connects(daemon, "-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"));
            assertFalse(connects(daemon, "-tls1_2", "-cipher", "ECDHE-RSA-AES256-GCM-SHA384"));
        }
    }

    @Test
    void anEllipticKeyWorksToo() throws Exception {
        var files = new DaemonDirectory(directory).files("").phones(PHONES);
        String make =
                "openssl ecparam -name prime256v1 -genkey -noout -out server.key && openssl req -x509 -key server.key"
                        + " -days 9 -subj /CN=x -addext subjectAltName=IP:127.0.0.1 -out server.crt";
        assertEquals(
                0,
                Commands.run(List.of("sh", "-c", "cd '" + directory + "' && " + make), Map.of())
                        .status());
        try (RealDaemon daemon = RealDaemon.start(files.ready())) {
            assertTrue(connects(daemon, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-GCM-SHA256"));
        }
    }
}
