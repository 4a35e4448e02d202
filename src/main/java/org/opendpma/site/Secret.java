package org.opendpma.site;

import com.google.errorprone.annotations.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password or a PIN: prints {@code [redacted]}, so that no log or error message can give it away.
 *
 * <p>Who may call {@link #reveal()} is held by a test: what renders a phone's configuration, and what logs in with it.
 */
@CheckReturnValue
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself. */
    public String reveal() {
        return text;
    }

    /** Compares in a time that does not depend on where the texts differ. */
    public boolean matches(String other) {
        return MessageDigest.isEqual(bytes(text), bytes(other));
    }

    /** Whether a phone's XML can carry it. */
    public boolean fitsXml() {
        return XmlText.fits(text);
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Secret other && matches(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
