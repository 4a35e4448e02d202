package org.opendpma.sip.message;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentType;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * Parses heads that the {@link HeaderScanner} found fine, with JAIN-SIP's parser, and makes of its many ways to fail one:
 * it throws checked and unchecked exceptions, drops headers that it tells a listener about, and accepts some messages
 * that RFC 4475 wants refused. Any thread; one message at a time.
 */
public final class SipParser {
    static {
        JainLog.install();
    }

    /** Headers without which nothing can be answered, or that decide how. */
    private static final Set<Class<?>> VITAL = Set.of(
            RequestLine.class,
            StatusLine.class,
            Via.class,
            From.class,
            To.class,
            CallID.class,
            CSeq.class,
            MaxForwards.class,
            ContentType.class);

    private static final Set<String> MANDATORY = Set.of("via", "from", "to", "call-id", "cseq");

    private final StringMsgParser parser = new StringMsgParser();

    /**
     * Parses a head and keeps the body beside it.
     *
     * @param body exactly the body, already cut to its length
     */
    public Parsed parse(HeaderBlock head, byte[] body) {
        try {
            SIPMessage message = parser.parseSIPMessage(head.normalized(), false, false, SipParser::onBadHeader);
            if (message instanceof SIPRequest request) {
                return request(head, request, body);
            }
            return message instanceof SIPResponse response
                    ? response(head, response, body)
                    : new Parsed.Ignored("nothing in it");
        } catch (ParseException | RuntimeException | LinkageError e) {
            // Unchecked exceptions and errors escape the parser for numbers out of range and odd header names.
            return malformed(head, "Bad Request");
        }
    }

    private static void onBadHeader(ParseException e, SIPMessage message, Class<?> header, String text, String whole)
            throws ParseException {
        if (header == null || VITAL.contains(header)) {
            throw e;
        }
    }

    private static Parsed request(HeaderBlock head, SIPRequest request, byte[] body) {
        Optional<String> missing = MANDATORY.stream()
                .filter(name -> head.first(name).isEmpty())
                .sorted()
                .findFirst();
        if (missing.isPresent()) {
            return malformed(head, "Missing " + missing.get());
        }
        if (request.getTopmostVia() == null
                || request.getFrom() == null
                || request.getTo() == null
                || request.getCallId() == null
                || request.getCSeq() == null
                || request.getRequestURI() == null) {
            return malformed(head, "Bad Request");
        }
        if (!request.getCSeq().getMethod().equals(head.method())) {
            return malformed(head, "CSeq Method Differs");
        }
        return new Parsed.Request(head, request, body);
    }

    /** RFC 3261 section 8.1.3: a response that fits nothing is dropped. */
    private static Parsed response(HeaderBlock head, SIPResponse response, byte[] body) {
        boolean usable = response.getStatusLine() != null
                && response.getStatusCode() >= 100
                && response.getStatusCode() <= 699
                && response.getTopmostVia() != null
                && response.getCSeq() != null;
        return usable ? new Parsed.Response(head, response, body) : new Parsed.Ignored("a broken response");
    }

    private static Parsed malformed(HeaderBlock head, String reason) {
        return head.isResponse() ? new Parsed.Ignored("a broken response") : new Parsed.Malformed(head, 400, reason);
    }
}
