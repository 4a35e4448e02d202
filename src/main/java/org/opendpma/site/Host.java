package org.opendpma.site;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name or address of a server, checked for its form only.
 *
 * @param name a DNS name, or an IP literal (IPv6 without brackets)
 */
public record Host(String name) {
    private static final Pattern DNS_NAME = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");

    /** Reads a name or an address; what looks like a broken IPv4 address is neither. */
    public static Optional<Host> parse(String text) {
        String name = text.strip();
        Optional<Host> literal = IpAddresses.parse(name).map(a -> new Host(IpAddresses.literal(a)));
        if (literal.isPresent() || DIGITS_AND_DOTS.matcher(name).matches()) {
            return literal;
        }
        return DNS_NAME.matcher(name).matches() ? Optional.of(new Host(name)) : Optional.empty();
    }

    /** As it stands in a URI: an IPv6 literal in brackets. */
    public String inUri() {
        return name.indexOf(':') < 0 ? name : "[" + name + "]";
    }

    @Override
    public String toString() {
        return name;
    }
}
