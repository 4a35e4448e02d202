package org.opendpma.sip.message;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ViaHeader;
import org.opendpma.site.SipTransport;

/** Builds the requests that we send, outside any dialog (RFC 3261 section 8.1.1, RFC 3428). Any thread. */
public final class RequestFactory {
    /** RFC 3261 section 8.1.1.7. */
    private static final String COOKIE = "z9hG4bK";

    private static final int MAX_FORWARDS = 70;

    static {
        JainLog.install();
    }

    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    private final AddressFactoryImpl addresses = new AddressFactoryImpl();
    private final SecureRandom random = new SecureRandom();

    /**
     * What a request consists of.
     *
     * @param target the Request-URI
     * @param to whom it is for; its URI parameters are left out
     * @param from who it is from
     * @param host our own address as the other side reaches it, for Via
     * @param port our own, for Via
     * @param callId of the series of requests it belongs to; empty for one of its own
     * @param sequence its number in that series
     * @param headers further headers, by name
     * @param content its body and the type of that
     */
    public record Outgoing(
            String method,
            SipTransport transport,
            String target,
            String to,
            String from,
            String host,
            int port,
            Optional<String> callId,
            long sequence,
            Map<String, String> headers,
            Optional<Content> content) {}

    /** A body. */
    public record Content(String type, byte[] body) {}

    /**
     * A request as it goes out.
     *
     * @param branch of its Via: unguessable, so that a response that has it comes from who got the request
     */
    public record Built(String branch, String method, byte[] bytes) {}

    /**
     * Builds a request.
     *
     * @throws ParseException when an address or a header is none
     */
    public Built build(Outgoing out) throws ParseException {
        String branch = COOKIE + token(16);
        try {
            return new Built(
                    branch,
                    out.method(),
                    request(out, branch).encodeAsBytes(out.transport().name()));
        } catch (InvalidArgumentException e) {
            throw new IllegalArgumentException("a port or number of our own is out of range", e);
        }
    }

    private SIPRequest request(Outgoing out, String branch) throws ParseException, InvalidArgumentException {
        ViaHeader via =
                headers.createViaHeader(out.host(), out.port(), out.transport().name(), branch);
        via.setRPort();
        URI to = withoutParameters(addresses.createURI(out.to()));
        URI from = addresses.createURI(out.from());
        var request = (SIPRequest) messages.createRequest(
                addresses.createURI(out.target()),
                out.method(),
                headers.createCallIdHeader(out.callId().orElseGet(() -> token(16) + "@" + out.host())),
                headers.createCSeqHeader(out.sequence(), out.method()),
                headers.createFromHeader(addresses.createAddress(from), token(8)),
                headers.createToHeader(addresses.createAddress(to), null),
                List.of(via),
                headers.createMaxForwardsHeader(MAX_FORWARDS));
        for (Map.Entry<String, String> header : out.headers().entrySet()) {
            request.setHeader(headers.createHeader(header.getKey(), header.getValue()));
        }
        if (out.content().isPresent()) {
            request.setContent(
                    out.content().get().body(), type(out.content().get().type()));
        }
        return request;
    }

    private ContentTypeHeader type(String type) throws ParseException {
        String[] parts = type.split("/", 2);
        return headers.createContentTypeHeader(parts[0], parts[1]);
    }

    /** To is the address of record: a transport or a received parameter has no place in it. */
    private static URI withoutParameters(URI uri) {
        if (!(uri instanceof SipURI sip)) {
            return uri;
        }
        var plain = (SipURI) sip.clone();
        var names = new ArrayList<String>();
        Iterator<?> all = plain.getParameterNames();
        all.forEachRemaining(n -> names.add(String.valueOf(n)));
        names.forEach(plain::removeParameter);
        return plain;
    }

    /** Random text of twice as many hexadecimal digits. */
    public String token(int bytes) {
        byte[] token = new byte[bytes];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
