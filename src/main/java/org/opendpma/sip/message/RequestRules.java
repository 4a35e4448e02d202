package org.opendpma.sip.message;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;

/**
 * What RFC 3261 section 8.2 asks of a server before it looks into a request, and what this server does not do. Immutable;
 * any thread.
 */
public final class RequestRules {
    /** All that is understood. */
    public static final String ALLOW = "MESSAGE, OPTIONS";

    public static final String ACCEPT = "application/xml, text/xml, text/plain";

    private static final Set<String> METHODS = Set.of("MESSAGE", "OPTIONS");
    private static final Set<String> TYPES = Set.of("application/xml", "text/xml", "text/plain");
    private static final List<String> ADDRESSES = List.of("contact", "from", "to");

    private RequestRules() {}

    /** The reason not to carry out a request, malformed ones first, then in the order of RFC 3261 section 8.2. */
    public static Optional<Rejection> check(Parsed.Request request) {
        return version(request)
                .or(() -> addresses(request))
                .or(() -> method(request))
                .or(() -> scheme(request))
                .or(() -> user(request))
                .or(() -> extensions(request))
                .or(() -> content(request));
    }

    /** From the line as it came: the parser takes any version for 2.0. */
    private static Optional<Rejection> version(Parsed.Request request) {
        String line = request.head().startLine().strip();
        return when(!line.toUpperCase(Locale.ROOT).endsWith(" SIP/2.0"), Rejection.of(505));
    }

    /** A CANCEL finds nothing to cancel: requests are answered at once (section 9.2). */
    private static Optional<Rejection> method(Parsed.Request request) {
        String method = request.head().method();
        if (method.equals("CANCEL")) {
            return Optional.of(Rejection.of(481));
        }
        return when(!METHODS.contains(method), Rejection.of(405, "Allow", ALLOW));
    }

    private static Optional<Rejection> scheme(Parsed.Request request) {
        return when(!(request.sip().getRequestURI() instanceof SipURI), Rejection.of(416));
    }

    /** An address with a question mark must stand in angle brackets (section 20); the parser lets it pass. */
    private static Optional<Rejection> addresses(Parsed.Request request) {
        return ADDRESSES.stream()
                .flatMap(name -> request.head().all(name).stream())
                .map(HeaderLine::value)
                .filter(v -> v.indexOf('<') < 0 && v.indexOf('?') >= 0)
                .findFirst()
                .map(v -> new Rejection(400, "Address Not In Brackets", Map.of()));
    }

    /** The only user here is the literal {@code proxy}; OPTIONS asks the server itself. */
    private static Optional<Rejection> user(Parsed.Request request) {
        URI uri = request.sip().getRequestURI();
        boolean proxy = uri instanceof SipURI sip && "proxy".equals(sip.getUser());
        return when(isMessage(request) && !proxy, Rejection.of(404));
    }

    private static Optional<Rejection> extensions(Parsed.Request request) {
        String required = request.head().all("require").stream()
                .map(HeaderLine::value)
                .filter(v -> !v.isEmpty())
                .collect(Collectors.joining(", "));
        return when(!required.isEmpty(), Rejection.of(420, "Unsupported", required));
    }

    private static Optional<Rejection> content(Parsed.Request request) {
        if (!isMessage(request)) {
            return Optional.empty();
        }
        Optional<HeaderLine> encoding = request.head().first("content-encoding");
        if (encoding.isPresent() && !encoding.get().value().equalsIgnoreCase("identity")) {
            return Optional.of(Rejection.of(415, "Accept-Encoding", "identity"));
        }
        ContentTypeHeader type = request.sip().getContentTypeHeader();
        if (type == null) {
            return Optional.of(new Rejection(400, "Missing Content-Type", Map.of()));
        }
        return when(!TYPES.contains(mediaType(type)), Rejection.of(415, "Accept", ACCEPT));
    }

    static String mediaType(ContentTypeHeader type) {
        return (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
    }

    private static boolean isMessage(Parsed.Request request) {
        return request.head().method().equals("MESSAGE");
    }

    private static Optional<Rejection> when(boolean wrong, Rejection rejection) {
        return wrong ? Optional.of(rejection) : Optional.empty();
    }

    /** ACK is never answered (section 17.1.1.3). */
    public static boolean isNeverAnswered(SIPRequest request) {
        return request.getMethod().equals("ACK");
    }
}
