package org.opendpma.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Throw-away certificates, made by openssl. */
public final class Certificates {
    private Certificates() {}

    /**
     * Makes {@code NAME.crt} and {@code NAME.key}, signed by themselves, so that the certificate is its own authority.
     *
     * @param names for example {@code IP:127.0.0.1,DNS:localhost}
     */
    public static void make(Path directory, String name, String names) {
        make(directory, name, names, "60");
    }

    /** The same, valid for so many days from now. */
    public static void make(Path directory, String name, String names, String days) {
        selfSigned(directory, name, "/CN=opendpma test", "subjectAltName=" + names, days);
    }

    /** Makes an authority, {@code NAME.crt} and {@code NAME.key}, that signs certificates of others. */
    public static void authority(Path directory, String name) {
        selfSigned(directory, name, "/CN=" + name, "keyUsage=critical,keyCertSign,cRLSign", "5");
    }

    /** Makes a certificate for clients that an authority has signed. */
    public static void client(Path directory, String authority, String name, String subject, String extension)
            throws IOException {
        openssl(
                directory,
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                subject,
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr");
        Files.writeString(directory.resolve(name + ".cnf"), "extendedKeyUsage=clientAuth\n" + extension + "\n");
        openssl(
                directory,
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                authority + ".crt",
                "-CAkey",
                authority + ".key",
                "-CAcreateserial",
                "-days",
                "5",
                "-extfile",
                name + ".cnf",
                "-out",
                name + ".crt");
    }

    private static void selfSigned(Path directory, String name, String subject, String extension, String days) {
        openssl(
                directory,
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                days,
                "-subj",
                subject,
                "-addext",
                extension,
                "-keyout",
                name + ".key",
                "-out",
                name + ".crt");
    }

    private static void openssl(Path directory, String... arguments) {
        var command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec openssl \"$@\"", directory.toString()));
        command.addAll(List.of(arguments));
        Commands.run(command, Map.of()).orFail();
    }
}
