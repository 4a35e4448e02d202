package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the other integration tests may rely on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealAsteriskIT {
    @TempDir
    Path overlay = Path.of("");

    private RealAsterisk asterisk = RealAsterisk.launch();

    @BeforeAll
    void nothingWentWrong() {
        List<String> errors =
                asterisk.log().lines().filter(l -> l.contains(" ERROR[")).toList();
        assertEquals(List.of(), errors);
    }

    @AfterAll
    void end() {
        asterisk.close();
    }

    @Test
    void theEndpointsAreThere() throws IOException {
        try (RawAmi ami = asterisk.ami()) {
            for (String name : List.of("1000", "1001", "1002", "1003", "1004")) {
                List<String> answer = ami.action("PJSIPShowEndpoint", "Endpoint: " + name);
                assertEquals("Response: Success", answer.get(0), name);
            }
            assertEquals(
                    "Response: Error",
                    ami.action("PJSIPShowEndpoint", "Endpoint: 1999").get(0));
        }
    }

    @Test
    void theMailboxesAreThere() {
        String users = asterisk.cli("voicemail show users");
        assertTrue(users.contains("2 voicemail users configured."), users);
    }

    @Test
    void endpointsCanBeAdded() throws IOException {
        Files.writeString(asterisk.etc().resolve("pjsip_extra.conf"), "[1777](a-phone)\naors=1777\n[1777](a-place)\n");
        asterisk.cli("module reload res_pjsip.so");
        String shown = asterisk.cli("pjsip show endpoint 1777");
        assertTrue(shown.contains("Endpoint:  1777"), shown);
    }

    @Test
    void itComesBackOnTheSamePorts() throws IOException {
        asterisk.restart();
        try (RawAmi ami = asterisk.ami()) {
            assertEquals(
                    List.of("Response: Success", "Ping: Pong"),
                    ami.action("Ping").subList(0, 2));
        }
    }

    @Test
    void itsCertificateIsGoodForLoopback() throws IOException, GeneralSecurityException {
        try (var socket = (SSLSocket)
                trusting(asterisk.caCertificate()).getSocketFactory().createSocket("127.0.0.1", asterisk.tlsPort())) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertEquals("CN=localhost", socket.getSession().getPeerPrincipal().getName());
        }
    }

    @Test
    void aWrongTemplateIsTold() throws IOException {
        Files.writeString(overlay.resolve("rtp.conf"), "rtpstart = @NOBODY_SET_THIS@\n");
        var error = assertThrows(AssertionError.class, () -> RealAsterisk.launch(overlay));
        assertTrue(String.valueOf(error.getMessage()).contains("NOBODY_SET_THIS is not set"), error::toString);
    }

    @Test
    void aWrongPasswordIsTold() {
        var error = assertThrows(
                IOException.class,
                () -> RawAmi.login(asterisk.amiPort(), asterisk.amiUser(), "wrong")
                        .close());
        assertTrue(String.valueOf(error.getMessage()).contains("Authentication failed"), error::toString);
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            keys.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
