package org.opendpma.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/** Tells whether two configurations are the same without keeping either. Any thread. */
public final class Fingerprint {
    private static final int DIGITS = 16;

    private Fingerprint() {}

    /** What is remembered of a configuration that was given to a phone over SIP. */
    static Session.Given of(Element config, String server) {
        byte[] bytes = XmlWriter.fragment(config);
        return new Session.Given(sha256(bytes).substring(0, DIGITS), bytes.length, server);
    }

    /** The same over HTTP. */
    static Session.Given ofDocument(byte[] document, String server, WebAuthority web) {
        return of(sha256(document), document.length, server, web);
    }

    /** @param sha256 of the document, as {@link #sha256} makes it, or the beginning of it */
    static Session.Given of(String sha256, int size, String server, WebAuthority web) {
        return new Session.Given(sha256.substring(0, DIGITS), size, server, Optional.of(web));
    }

    /** In hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
