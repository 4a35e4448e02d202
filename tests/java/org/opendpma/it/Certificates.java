package org.opendpma.it;

import java.nio.file.Path;
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
        Commands.run(
                        List.of(
                                "openssl",
                                "req",
                                "-x509",
                                "-newkey",
                                "rsa:2048",
                                "-nodes",
                                "-days",
                                days,
                                "-subj",
                                "/CN=opendpma test",
                                "-addext",
                                "subjectAltName=" + names,
                                "-keyout",
                                directory.resolve(name + ".key").toString(),
                                "-out",
                                directory.resolve(name + ".crt").toString()),
                        Map.of())
                .orFail();
    }
}
