package org.opendpma.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendpma.conf.Position;
import org.opendpma.site.CertificateChain;
import org.opendpma.site.Md5;
import org.opendpma.site.Problems;
import org.opendpma.site.RootCertificate;
import org.opendpma.site.TlsIdentity;

/** Reads certificates and keys in PEM, as Asterisk's own ast_tls_cert and every certificate authority write them. */
public final class CertificateFile {
    /** Larger than any chain with a key; a wrong path must not fill the memory. */
    private static final int LARGEST = 256 * 1024;

    private CertificateFile() {}

    /**
     * The identity of a door; empty, with errors that say what to do, when anything of it cannot be used.
     *
     * @param keyFile may be the same file as the certificate's
     * @param position where the options stand
     */
    public static Optional<TlsIdentity> identity(
            Path certificateFile, Path keyFile, Position position, Problems problems) {
        try {
            CertificateChain chain = chain(certificateFile);
            PrivateKey key = key(keyFile);
            if (!belongTogether(chain.own(), key)) {
                problems.error(
                        position,
                        "the key " + keyFile + " does not belong to the certificate " + certificateFile
                                + "; name the key that the certificate was made with");
                return Optional.empty();
            }
            return Optional.of(new TlsIdentity(chain, key));
        } catch (IOException | GeneralSecurityException e) {
            problems.error(position, "the certificate or its key cannot be used: " + reason(e));
            return Optional.empty();
        }
    }

    /** Authorities that somebody trusts; empty, with an error, when they cannot be read. */
    static List<X509Certificate> authorities(Path file, Position position, Problems problems) {
        try {
            return chain(file).certificates();
        } catch (IOException | CertificateException e) {
            problems.error(position, "the authorities cannot be used: " + reason(e));
            return List.of();
        }
    }

    /** Somebody else's certificate, if we may read it. */
    static Optional<CertificateChain> ifReadable(String file) {
        try {
            return Optional.of(chain(Path.of(file)));
        } catch (IOException | CertificateException | InvalidPathException notForUs) {
            return Optional.empty();
        }
    }

    /** The root certificates of a file, as phones are given them; none, with an error, when it cannot be used. */
    static List<RootCertificate> roots(Path file, Position position, Problems problems) {
        try {
            var roots = new ArrayList<RootCertificate>();
            for (X509Certificate certificate : chain(file).certificates()) {
                if (certificate.getBasicConstraints() < 0) {
                    problems.warn(
                            position,
                            "ca: " + certificate.getSubjectX500Principal() + " in " + file
                                    + " is no certificate authority, so phones cannot trust others by it; name the root");
                }
                String base64 = Base64.getEncoder().encodeToString(certificate.getEncoded());
                roots.add(new RootCertificate(label(certificate), base64, Md5.of(base64)));
            }
            return roots;
        } catch (IOException | GeneralSecurityException e) {
            problems.error(position, "ca: the certificate cannot be used: " + reason(e));
            return List.of();
        }
    }

    private static String label(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        String common =
                name.replaceFirst("(?s)^.*?CN=((?:[^,\\\\]|\\\\.)*).*$", "$1").replace("\\", "");
        return common.length() <= 64 ? common : common.substring(0, 64);
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        try {
            return PemKey.read(text(file));
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException(file + ": " + e.getMessage(), e);
        }
    }

    private static CertificateChain chain(Path file) throws IOException, CertificateException {
        List<String> blocks = PemKey.blocks(text(file), "CERTIFICATE");
        if (blocks.isEmpty()) {
            throw new CertificateException(file + " holds no CERTIFICATE block in PEM");
        }
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem(blocks).getBytes(StandardCharsets.US_ASCII)));
            return new CertificateChain(
                    file.toString(),
                    chain.stream().map(X509Certificate.class::cast).toList());
        } catch (CertificateException e) {
            throw new CertificateException(file + ": " + e.getMessage(), e);
        }
    }

    /** The certificates alone: the factory stops at a key that stands between them. */
    private static String pem(List<String> blocks) {
        return blocks.stream()
                .map(b -> "-----BEGIN CERTIFICATE-----\n" + b + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than " + LARGEST / 1024 + " KiB; it is no certificate or key");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        if (key instanceof RSAPrivateCrtKey rsa && certificate.getPublicKey() instanceof RSAPublicKey of) {
            return areOneKey(rsa, of);
        }
        byte[] sample = {1, 2, 3};
        var signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(sample);
        byte[] signature = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(sample);
        return signer.verify(signature);
    }

    /** By their numbers: to sign something with a key of this kind takes a cold Java a twentieth of a second. */
    private static boolean areOneKey(RSAPrivateCrtKey key, RSAPublicKey of) {
        return key.getModulus().equals(of.getModulus())
                && key.getPublicExponent().equals(of.getPublicExponent())
                && key.getPrimeP().multiply(key.getPrimeQ()).equals(key.getModulus());
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read by this user; let its group read it";
        }
        return String.valueOf(e.getMessage());
    }
}
