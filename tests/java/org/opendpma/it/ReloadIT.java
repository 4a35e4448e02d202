package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.sip.Phone;
import org.opendpma.sip.Wire;

/** Whatever asks for a reload, it ends in the same place; what is wrong changes nothing. */
class ReloadIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String MAC = "000fd3aabbcc";
    private static final String PJSIP = """
            [1000]
            type=endpoint
            auth=1000
            aors=1000
            [1000]
            type=auth
            username=1000
            password=from-the-file
            [1000]
            type=aor
            """;

    @TempDir
    private Path directory = Path.of("");

    private static String phones(String label) {
        return """
                [general]
                config_auth=mac
                [anna]
                type=phone
                mac=000fd3aabbcc
                line=1000
                [1000]
                type=line
                line_label=%s
                """.formatted(label);
    }

    private static void awaitLabel(RealDaemon daemon, String label) throws InterruptedException {
        Poll.until(
                SOON,
                "the label is " + label,
                () -> Asking.config(daemon, "tcp", MAC),
                a -> a.contains("line_label=\"" + label + "\""));
    }

    @Test
    void commandAndSighup() throws Exception {
        var files = new DaemonDirectory(directory).files(PJSIP).phones(phones("one"));
        try (RealDaemon daemon = RealDaemon.start(files.ready())) {
            awaitLabel(daemon, "one");

            files.phones(phones("two"));
            Program.Ran reloaded = daemon.run("reload");
            assertEquals(0, reloaded.status());
            awaitLabel(daemon, "two");

            files.phones(phones("three"));
            Commands.run(List.of("kill", "-HUP", Long.toString(daemon.process().pid())), Map.of())
                    .orFail();
            awaitLabel(daemon, "three");

            files.phones(phones("four").replace("mac=000fd3aabbcc", "mac=000fd3aabb"));
            Program.Ran refused = daemon.run("reload");
            assertEquals(78, refused.status());
            assertTrue(
                    refused.err().contains("res_digium_phone.conf:5: [anna] mac: \"000fd3aabb\" is wrong"),
                    refused.err());
            awaitLabel(daemon, "three");

            files.phones(phones("five")).write("pjsip.conf", "[1000\ntype=endpoint\n");
            assertEquals(78, daemon.run("reload").status());
            awaitLabel(daemon, "three");
        }
    }

    @Test
    void whatAsteriskReloads() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            var files = new DaemonDirectory(directory).ami(asterisk).phones(phones("one"));
            try (RealDaemon daemon = RealDaemon.start(files.ready())) {
                awaitLabel(daemon, "one");
                files.phones(phones("pjsip"));
                asterisk.cli("module reload res_pjsip.so");
                awaitLabel(daemon, "pjsip");
                files.phones(phones("absent"));
                asterisk.cli("module reload res_digium_phone.so");
                awaitLabel(daemon, "absent");
                files.phones(phones("core"));
                asterisk.cli("core reload");
                awaitLabel(daemon, "core");
            }
        }
    }

    @Test
    void aNewCertificateDropsNoConnection() throws Exception {
        var files = new DaemonDirectory(directory).files(PJSIP).phones(phones("one"));
        try (RealDaemon daemon = RealDaemon.start(files.ready());
                SSLSocket before = Asking.tls(daemon.port("tls"));
                Wire wire = Wire.over(before)) {
            X509Certificate first = (X509Certificate) before.getSession().getPeerCertificates()[0];
            Phone.ask(wire, "TLS", Phone.body(MAC));

            Certificates.make(directory, "server", "IP:127.0.0.1");
            assertEquals(0, daemon.run("reload").status());
            Phone.ask(wire, "TLS", Phone.body(MAC));
            try (SSLSocket after = Asking.tls(daemon.port("tls"))) {
                X509Certificate second = (X509Certificate) after.getSession().getPeerCertificates()[0];
                assertFalse(first.getSerialNumber().equals(second.getSerialNumber()));
            }

            files.write("server.crt", "no certificate");
            Program.Ran refused = daemon.run("reload");
            assertEquals(78, refused.status());
            assertTrue(refused.err().contains("server.crt holds no CERTIFICATE"), refused.err());
            Asking.tls(daemon.port("tls")).close();
        }
    }
}
