package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.config.SipSettings;
import org.opendpma.site.CertificateChain;
import org.opendpma.site.TlsIdentity;

/** Every kind of key that a certificate may have makes a handshake, in both versions of TLS. */
class IdentityKeysTest {
    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "RSA, TLSv1.2",
        "RSA, TLSv1.3",
        "RSASSA-PSS, TLSv1.2",
        "RSASSA-PSS, TLSv1.3",
        "EC, TLSv1.2",
        "EC, TLSv1.3",
        "Ed25519, TLSv1.3"
    })
    void shakesHands(String algorithm, String version) throws Exception {
        KeyStore store = store(algorithm);
        var own = (X509Certificate) store.getCertificate("it");
        var identity = new TlsIdentity(
                new CertificateChain("test", List.of(own)), (PrivateKey) store.getKey("it", "changeit".toCharArray()));
        SSLEngine server = DoorTls.of(identity, new SipSettings(Map.of(), "TLSv1.2", List.of(), 16_384, 10, 10, 600))
                .newEngine();
        SSLEngine client = client(store, version);
        shake(client, server);
        assertEquals(version, client.getSession().getProtocol());
        assertEquals(own, client.getSession().getPeerCertificates()[0]);
    }

    private KeyStore store(String algorithm) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> "keytool failed, see " + directory);
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }

    private static SSLEngine client(KeyStore store, String version) throws GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        trusted.setCertificateEntry("it", store.getCertificate("it"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLEngine client = context.createSSLEngine();
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {version});
        return client;
    }

    /** Carries bytes to and fro until both are done. */
    private static void shake(SSLEngine client, SSLEngine server) throws SSLException {
        ByteBuffer toServer = ByteBuffer.allocate(65_536);
        ByteBuffer toClient = ByteBuffer.allocate(65_536);
        for (int round = 0; round < 50 && !(isDone(client) && isDone(server) && round > 1); round++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(65_536);
        in.flip();
        while (in.hasRemaining()) {
            int before = in.remaining();
            engine.unwrap(in, plain);
            tasks(engine);
            if (in.remaining() == before) {
                break;
            }
        }
        in.compact();
        tasks(engine);
        for (int i = 0; i < 10 && (i == 0 || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP); i++) {
            engine.wrap(ByteBuffer.allocate(0), out);
            tasks(engine);
        }
    }

    private static void tasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
