package org.opendpma.sip.message;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.InReplyTo;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ViaHeader;
import org.opendpma.site.SipTransport;

/** Builds the requests that we send: MESSAGE outside any dialog (RFC 3428). Any thread. */
public final class MessageFactory {
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
     * @param target the Request-URI and the To
     * @param from the user part and host of our own address, for From and Via
     * @param port our own, for Via
     * @param inReplyTo the Call-ID of the request that this answers
     */
    public record Outgoing(
            SipTransport transport,
            String target,
            String from,
            String host,
            int port,
            Optional<String> inReplyTo,
            String contentType,
            byte[] body) {}

    /**
     * A request as it goes out.
     *
     * @param branch of its Via: unguessable, so that a response that has it comes from who got the request
     */
    public record Built(String branch, byte[] bytes) {}

    /**
     * Builds a MESSAGE.
     *
     * @throws ParseException when the target is no SIP URI
     */
    public Built message(Outgoing out) throws ParseException {
        String branch = COOKIE + token(16);
        try {
            SIPRequest request = request(out, branch);
            return new Built(branch, request.encodeAsBytes(""));
        } catch (InvalidArgumentException e) {
            throw new IllegalArgumentException("a port or number of our own is out of range", e);
        }
    }

    private SIPRequest request(Outgoing out, String branch) throws ParseException, InvalidArgumentException {
        URI target = addresses.createURI(out.target());
        Address to = addresses.createAddress(withoutParameters(target));
        Address from = addresses.createAddress(addresses.createSipURI(out.from(), out.host()));
        ViaHeader via =
                headers.createViaHeader(out.host(), out.port(), out.transport().name(), branch);
        via.setRPort();
        String[] type = out.contentType().split("/", 2);
        var request = (SIPRequest) messages.createRequest(
                target,
                "MESSAGE",
                headers.createCallIdHeader(token(16) + "@" + out.host()),
                headers.createCSeqHeader(1L, "MESSAGE"),
                headers.createFromHeader(from, token(8)),
                headers.createToHeader(to, null),
                List.of(via),
                headers.createMaxForwardsHeader(MAX_FORWARDS),
                headers.createContentTypeHeader(type[0], type[1]),
                out.body());
        if (out.inReplyTo().isPresent()) {
            var inReplyTo = new InReplyTo();
            inReplyTo.setCallId(out.inReplyTo().get());
            request.setHeader(inReplyTo);
        }
        return request;
    }

    /** To is the address of record: a transport or a received parameter has no place in it. */
    private static URI withoutParameters(URI uri) {
        if (!(uri instanceof SipURI sip)) {
            return uri;
        }
        var plain = (SipURI) sip.clone();
        var names = plain.getParameterNames();
        var list = new java.util.ArrayList<String>();
        while (names.hasNext()) {
            list.add(String.valueOf(names.next()));
        }
        list.forEach(plain::removeParameter);
        return plain;
    }

    private String token(int bytes) {
        byte[] token = new byte[bytes];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
