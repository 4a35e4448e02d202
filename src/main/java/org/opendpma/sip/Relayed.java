package org.opendpma.sip;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;
import org.opendpma.sip.message.Parsed;
import org.opendpma.site.IpAddresses;

/**
 * A request that Asterisk's dialplan passed on for a phone that knows only Asterisk's port. The header is the one that
 * DPMA's own dialplan uses.
 *
 * @param uri where the dialplan sends the answer: {@code pjsip:192.0.2.7:5060;transport=udp}; goes back as it came
 * @param phone where the phone is
 */
record Relayed(String uri, InetAddress phone) {
    static final String HEADER = "X-Digium-AppServer-Response-URI";
    /** The dialplan extension that takes answers. */
    static final String EXTENSION = "digium_phone_module";
    /** What Asterisk takes of a body; it loses a longer one without a word. */
    static final int BODY_MAX = 1_023;

    private static final Pattern URI = Pattern.compile(
            "pjsip:(\\[[0-9a-fA-F:.]{2,45}\\]|[0-9.]{7,15}):\\d{1,5}(;transport=(?:udp|tcp|tls))?",
            Pattern.CASE_INSENSITIVE);

    /** Whether a request says of itself that it was passed on. */
    static boolean isClaimed(Parsed.Request request) {
        return header(request).isPresent();
    }

    /** Empty when it does not, or when the URI names no address. */
    static Optional<Relayed> of(Parsed.Request request) {
        return header(request).flatMap(value -> {
            Matcher uri = URI.matcher(value);
            return uri.matches() ? IpAddresses.parse(uri.group(1)).map(a -> new Relayed(value, a)) : Optional.empty();
        });
    }

    private static Optional<String> header(Parsed.Request request) {
        return request.head().first(HEADER.toLowerCase(Locale.ROOT)).map(HeaderLine::value);
    }
}
