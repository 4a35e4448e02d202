package org.opendpma.asterisk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.SipTransport;

/** Reads values as pjsip.conf and AMI write them. */
final class PjsipText {
    private static final Set<String> YES = Set.of("yes", "true", "y", "t", "1", "on");
    private static final Pattern NUMBER_ALONE = Pattern.compile("<[^>]*>");
    private static final Pattern UNQUOTED = Pattern.compile("^([^\"<]*[^\"<\\s])\\s*(<[^>]*>)$");

    private PjsipText() {}

    static boolean isTrue(@Nullable String text) {
        return text != null && YES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Names separated by commas. */
    static List<String> list(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        if (text.indexOf(',') < 0) {
            return List.of(text.strip());
        }
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    static Optional<String> optional(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(s -> !s.isEmpty());
    }

    /** {@code Ada One <1000>} as Asterisk tells it: {@code "Ada One" <1000>}; and {@code <1000>}: {@code 1000}. */
    static String callerId(String text) {
        return NUMBER_ALONE.matcher(text).matches()
                ? text.substring(1, text.length() - 1)
                : UNQUOTED.matcher(text).replaceFirst("\"$1\" $2");
    }

    static MediaEncryption mediaEncryption(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "sdes" -> MediaEncryption.SDES;
            case "dtls" -> MediaEncryption.DTLS;
            default -> MediaEncryption.NONE;
        };
    }

    /** A transport of its options; empty for what is no transport of phones (ws, flow). */
    static Optional<PjsipTransport> transport(String name, Map<String, String> options) {
        return SipTransport.parse(options.getOrDefault("protocol", "udp")).map(protocol -> {
            String bind = options.getOrDefault("bind", "0.0.0.0");
            return new PjsipTransport(
                    name, protocol, host(bind), port(bind, protocol), optional(options.get("cert_file")));
        });
    }

    private static String host(String bind) {
        int colon = portColon(bind);
        return colon < 0 ? bind : bind.substring(0, colon);
    }

    private static int port(String bind, SipTransport protocol) {
        int colon = portColon(bind);
        String digits = colon < 0 ? "" : bind.substring(colon + 1);
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        return port > 0 && port < 65_536 ? port : protocol.defaultPort();
    }

    /** The colon before a port, which is not one of a bare IPv6 address. */
    private static int portColon(String bind) {
        int colon = bind.lastIndexOf(':');
        boolean inBrackets = bind.indexOf(']') > colon;
        boolean bareV6 = bind.indexOf(':') != colon && !bind.startsWith("[");
        return inBrackets || bareV6 ? -1 : colon;
    }
}
