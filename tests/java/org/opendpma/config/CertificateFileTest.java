package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.conf.Position;
import org.opendpma.site.OpenSsl;
import org.opendpma.site.Problem;
import org.opendpma.site.Problems;
import org.opendpma.site.TlsIdentity;

/** Certificates and keys in every form that openssl and certificate authorities write. */
class CertificateFileTest {
    private static final Position OPTION = new Position("opendpma.conf", 9);

    @TempDir
    private static Path directory = Path.of("");

    private static OpenSsl openSsl = new OpenSsl(directory);

    @BeforeAll
    static void makeKeys() throws IOException, InterruptedException {
        openSsl = new OpenSsl(directory);
        Path ec = openSsl.ecKey("ec.sec1.pem");
        openSsl.certificate("ec.crt", ec, "pbx.example.com");
        openSsl.run("ec.pkcs8.pem", "pkcs8", "-topk8", "-nocrypt", "-in", ec.toString());
        openSsl.run("ec.with-parameters.pem", "ecparam", "-name", "secp384r1", "-genkey");
        Path rsa = openSsl.run("rsa.pkcs8.pem", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
        openSsl.certificate("rsa.crt", rsa, "pbx.example.com");
        openSsl.run("rsa.pkcs1.pem", "rsa", "-traditional", "-in", rsa.toString());
        Path bob = openSsl.run("ed25519.pem", "genpkey", "-algorithm", "ED25519");
        openSsl.certificate("ed25519.crt", bob, "pbx.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec.sec1.pem", "ec.pkcs8.pem"})
    void readsKeysOnCurves(String key) {
        assertEquals("EC", identity("ec.crt", key).key().getAlgorithm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa.pkcs1.pem", "rsa.pkcs8.pem"})
    void readsRsaKeys(String key) {
        assertEquals("RSA", identity("rsa.crt", key).key().getAlgorithm());
    }

    @Test
    void readsAKeyWithItsParametersInFront() throws Exception {
        openSsl.certificate("p384.crt", directory.resolve("ec.with-parameters.pem"), "pbx.example.com");
        assertEquals("EC", identity("p384.crt", "ec.with-parameters.pem").key().getAlgorithm());
    }

    @Test
    void readsKeyAndChainFromOneFileInAnyOrder() throws IOException {
        write("all.pem", "Some words.\n" + text("rsa.pkcs8.pem") + text("rsa.crt") + text("ec.crt"));
        TlsIdentity identity = identity("all.pem", "all.pem");
        assertEquals(2, identity.chain().certificates().size());
        assertEquals("RSA", identity.chain().own().getPublicKey().getAlgorithm());
        write("key-between.pem", text("ec.crt") + text("ec.sec1.pem") + text("rsa.crt"));
        assertEquals(
                2,
                identity("key-between.pem", "key-between.pem")
                        .chain()
                        .certificates()
                        .size());
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
        write("dos.pem", (text("ec.crt") + text("ec.sec1.pem")).replace("\n", "\r\n"));
        assertEquals("EC", identity("dos.pem", "dos.pem").key().getAlgorithm());
    }

    @Test
    void theKeyIsNotPrinted() {
        assertTrue(identity("ec.crt", "ec.sec1.pem").toString().startsWith("TlsIdentity[CN=pbx.example.com"));
    }

    @Test
    void anEncryptedKeyIsAnErrorThatSaysHowToDecryptIt() throws Exception {
        String key = directory.resolve("ec.sec1.pem").toString();
        Path pkcs8 = openSsl.run("encrypted.pem", "pkcs8", "-topk8", "-in", key, "-passout", "pass:sesame");
        Path old = openSsl.run("encrypted-old.pem", "ec", "-aes128", "-in", key, "-passout", "pass:sesame");
        for (Path encrypted : List.of(pkcs8, old)) {
            assertEquals(
                    "opendpma.conf:9: the certificate or its key cannot be used: " + encrypted
                            + ": the key is encrypted; write it in clear, readable by this user only: openssl pkey -in KEY"
                            + " -out PLAIN",
                    error("ec.crt", encrypted.getFileName() + ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa.pkcs8.pem", "ec.with-parameters.pem"})
    void aKeyThatDoesNotBelongIsAnError(String key) {
        assertEquals(
                "opendpma.conf:9: the key " + directory.resolve(key) + " does not belong to the certificate "
                        + directory.resolve("ec.crt") + "; name the key that the certificate was made with",
                error("ec.crt", key));
    }

    @Test
    void anotherKeyOfTheSameCurveDoesNotBelongEither() throws Exception {
        openSsl.ecKey("other.pem");
        assertTrue(error("ec.crt", "other.pem").contains("does not belong to the certificate"));
    }

    @Test
    void aKindOfKeyThatPhonesDoNotKnowIsAnError() {
        assertEquals(
                "opendpma.conf:9: the certificate or its key cannot be used: " + directory.resolve("ed25519.pem")
                        + ": the key is neither RSA nor EC",
                error("ed25519.crt", "ed25519.pem"));
    }

    @Test
    void whatIsMissingOrEmptyIsAnErrorThatNamesTheFile() throws IOException {
        String cannot = "opendpma.conf:9: the certificate or its key cannot be used: ";
        write("empty.pem", "");
        write("half.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n");
        write("broken.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        write("broken.pem", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
        write("no-base64.pem", "-----BEGIN EC PRIVATE KEY-----\n=a=\n-----END EC PRIVATE KEY-----\n");
        assertEquals(cannot + directory.resolve("nosuch.crt") + " does not exist", error("nosuch.crt", "ec.sec1.pem"));
        assertEquals(cannot + directory.resolve("nosuch.pem") + " does not exist", error("ec.crt", "nosuch.pem"));
        assertEquals(cannot + directory + "/. is a directory", error(".", "ec.sec1.pem"));
        assertEquals(
                cannot + directory.resolve("empty.pem") + " holds no CERTIFICATE block in PEM",
                error("empty.pem", "ec.sec1.pem"));
        assertEquals(
                cannot + directory.resolve("half.crt") + " holds no CERTIFICATE block in PEM",
                error("half.crt", "ec.sec1.pem"));
        assertTrue(error("broken.crt", "ec.sec1.pem").startsWith(cannot + directory.resolve("broken.crt") + ": "));
        assertEquals(
                cannot + directory.resolve("empty.pem") + ": there is no PRIVATE KEY block in PEM",
                error("ec.crt", "empty.pem"));
        assertEquals(
                cannot + directory.resolve("broken.pem") + ": the key is neither RSA nor EC",
                error("ec.crt", "broken.pem"));
        assertTrue(error("ec.crt", "no-base64.pem").startsWith(cannot + directory.resolve("no-base64.pem") + ": "));
    }

    @Test
    void whatTheMessageAdvisesHelps() throws Exception {
        Path key = openSsl.run(
                "explicit.pem", "ecparam", "-name", "prime256v1", "-param_enc", "explicit", "-genkey", "-noout");
        openSsl.certificate("explicit.crt", key, "pbx.example.com");
        assertEquals(
                "opendpma.conf:9: the certificate or its key cannot be used: " + key
                        + ": the EC key does not name its curve; convert it: openssl ec -in KEY -param_enc named_curve"
                        + " -out NEW",
                error("ec.crt", "explicit.pem"));
        Path named = openSsl.run("named.pem", "ec", "-in", key.toString(), "-param_enc", "named_curve");
        openSsl.certificate("named.crt", named, "pbx.example.com");
        assertEquals("EC", identity("named.crt", "named.pem").key().getAlgorithm());
    }

    @Test
    void aHugeFileIsNoCertificate() throws IOException {
        write("huge.crt", "x".repeat(300 * 1024));
        assertEquals(
                "opendpma.conf:9: the certificate or its key cannot be used: " + directory.resolve("huge.crt")
                        + " is larger than 256 KiB; it is no certificate or key",
                error("huge.crt", "ec.sec1.pem"));
    }

    @Test
    void noKeyIsEverRepeatedInAMessage() throws IOException {
        String key = text("ec.sec1.pem");
        write("key-as-certificate.pem", key);
        String message = error("key-as-certificate.pem", "ec.sec1.pem") + error("ec.crt", "ec.crt");
        for (String line : key.lines().filter(l -> !l.startsWith("-----")).toList()) {
            assertFalse(message.contains(line), message);
        }
    }

    @Test
    void somebodyElsesCertificateIsReadIfItCanBe() throws IOException {
        write("half2.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n");
        assertEquals(
                1,
                CertificateFile.ifReadable(directory.resolve("ec.crt").toString())
                        .orElseThrow()
                        .certificates()
                        .size());
        assertEquals(
                Optional.empty(),
                CertificateFile.ifReadable(directory.resolve("nosuch").toString()));
        assertEquals(
                Optional.empty(),
                CertificateFile.ifReadable(directory.resolve("half2.crt").toString()));
        assertEquals(Optional.empty(), CertificateFile.ifReadable("a\u0000b"));
    }

    private static TlsIdentity identity(String certificate, String key) {
        var problems = new Problems();
        Optional<TlsIdentity> identity =
                CertificateFile.identity(directory.resolve(certificate), directory.resolve(key), OPTION, problems);
        return identity.orElseThrow(() -> new AssertionError(problems.list()));
    }

    private static String error(String certificate, String key) {
        var problems = new Problems();
        assertEquals(
                Optional.empty(),
                CertificateFile.identity(directory.resolve(certificate), directory.resolve(key), OPTION, problems));
        assertEquals(1, problems.list().size());
        assertEquals(true, problems.list().stream().allMatch(Problem::isError));
        return problems.list().get(0).toString();
    }

    private static String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
