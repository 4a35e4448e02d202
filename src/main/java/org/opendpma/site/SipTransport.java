package org.opendpma.site;

import java.util.Locale;
import java.util.Optional;

/** A transport of SIP, as the phone's XML, Asterisk and a SIP URI name it (RFC 3261 section 19.1.1, RFC 5630). */
public enum SipTransport {
    UDP,
    TCP,
    TLS;

    /** Reads {@code udp}, {@code tcp} or {@code tls} in any case. */
    public static Optional<SipTransport> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "udp" -> Optional.of(UDP);
            case "tcp" -> Optional.of(TCP);
            case "tls" -> Optional.of(TLS);
            default -> Optional.empty();
        };
    }

    /** The port that RFC 3261 section 19.1.2 gives a URI without one: 5060, or 5061 for TLS. */
    public int defaultPort() {
        return this == TLS ? 5061 : 5060;
    }

    /** Whether what is sent over it can be read on the way. */
    public boolean isCleartext() {
        return this != TLS;
    }

    /** Whether it keeps a connection and never loses a message silently. */
    public boolean isStream() {
        return this != UDP;
    }

    /** The lower-case token of a {@code transport=} parameter. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return token();
    }
}
