package org.opendpma.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/** Tells whether two configurations are the same without keeping either. Any thread. */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** What is remembered of a configuration that was given to a phone. */
    static Session.Given of(Element config, String server) {
        byte[] bytes = XmlWriter.fragment(config);
        return new Session.Given(HexFormat.of().formatHex(sha256(bytes), 0, BYTES), bytes.length, server);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
