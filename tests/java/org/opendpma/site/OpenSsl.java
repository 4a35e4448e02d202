package org.opendpma.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes keys and certificates with the machine's own openssl, as administrators do, in a directory of the test. */
public final class OpenSsl {
    private final Path directory;

    public OpenSsl(Path directory) {
        this.directory = directory;
    }

    /** A fresh key on the curve that everybody uses, as {@code openssl ecparam} writes it (SEC1). */
    public Path ecKey(String name) throws IOException, InterruptedException {
        return run(name, "ecparam", "-name", "prime256v1", "-genkey", "-noout");
    }

    /** A certificate, valid from now for a year, signed with its own key. */
    public Path certificate(String name, Path key, String commonName, String... alternativeNames)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("req", "-x509", "-new", "-days", "365", "-key", key.toString()));
        arguments.addAll(List.of("-subj", "/O=Example/CN=" + commonName));
        if (alternativeNames.length > 0) {
            arguments.addAll(List.of("-addext", "subjectAltName=" + String.join(",", alternativeNames)));
        }
        return run(name, arguments.toArray(String[]::new));
    }

    /** Runs {@code openssl ARGUMENTS -out NAME} and returns that file. */
    public Path run(String name, String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve(name);
        var command = new ArrayList<>(List.of("openssl", arguments[0], "-out", out.toString()));
        command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + printed);
        }
        return out;
    }

    /** The first certificate of a file. */
    public static X509Certificate read(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
