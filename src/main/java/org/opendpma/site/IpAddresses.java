package org.opendpma.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes IP literals without ever asking a name server. */
public final class IpAddresses {
    /** No leading zeros: Asterisk takes 010 for eight, other programs take it for ten. */
    private static final String OCTET = "(0|[1-9]\\d{0,2})";

    private static final Pattern V4 = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    /** Java looks up what does not begin like a literal. */
    private static final Pattern V6 =
            Pattern.compile("(?=[0-9a-fA-F:])[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[0-9A-Za-z._-]{1,15})?");

    private static final int LONGEST_LITERAL = 64;

    private IpAddresses() {}

    /** An address from {@code 192.0.2.1}, {@code 2001:db8::1} or {@code [2001:db8::1]}; empty for a name. */
    public static Optional<InetAddress> parse(String text) {
        String literal = withoutBrackets(text.strip());
        if (literal.length() > LONGEST_LITERAL) {
            return Optional.empty();
        }
        Matcher v4 = V4.matcher(literal);
        if (v4.matches()) {
            return octets(v4);
        }
        return V6.matcher(literal).matches() ? byLiteral(literal) : Optional.empty();
    }

    /** The literal as it stands in a SIP URI or an HTTP URL: IPv6 in brackets, without the scope. */
    public static String inUri(InetAddress address) {
        String literal = literal(address);
        return literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
    }

    /** The bare literal, without a scope. */
    public static String literal(InetAddress address) {
        String literal = address.getHostAddress();
        int scope = literal.indexOf('%');
        return scope < 0 ? literal : literal.substring(0, scope);
    }

    /** Loopback, link-local and private addresses (RFC 1918, RFC 4193). */
    public static boolean isLocal(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || uniqueLocal;
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static Optional<InetAddress> octets(Matcher v4) {
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int octet = Integer.parseInt(v4.group(i + 1));
            if (octet > 255) {
                return Optional.empty();
            }
            address[i] = (byte) octet;
        }
        return of(address);
    }

    private static Optional<InetAddress> of(byte[] address) {
        try {
            return Optional.of(InetAddress.getByAddress(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not 4 or 16 octets", e);
        }
    }

    private static Optional<InetAddress> byLiteral(String literal) {
        try {
            // With a colon, and a hexadecimal digit or a colon at its beginning, it is never looked up.
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
