package org.opendpma.sip.message;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;

/** Builds responses (RFC 3261 section 8.2.6). Any thread. */
public final class Responses {
    private static final String SERVER = "OpenDPMA";
    private static final List<String> COPIED = List.of("via", "from", "to", "call-id", "cseq");

    private final byte[] tagKey = new byte[32];

    public Responses() {
        new SecureRandom().nextBytes(tagKey);
    }

    /** A response without further headers. */
    public byte[] of(Parsed.Request request, Source source, int status) {
        return of(request, source, new Rejection(status, "", Map.of()));
    }

    /** A response to a request that was understood. */
    public byte[] of(Parsed.Request request, Source source, Rejection rejection) {
        SIPRequest sip = request.sip();
        markSource(sip.getTopmostVia(), source);
        SIPResponse response = rejection.reason().isEmpty()
                ? sip.createResponse(rejection.status())
                : sip.createResponse(rejection.status(), rejection.reason());
        if (!response.hasToTag()) {
            response.setToTag(tag(request.head()));
        }
        response.addHeader("Server: " + SERVER + "\n");
        rejection.headers().forEach((name, value) -> response.addHeader(name + ": " + value + "\n"));
        // The argument overwrites the transport of the topmost Via.
        return response.encodeAsBytes(sip.getTopmostVia().getTransport());
    }

    /**
     * A response to a request that was not: its Via, From, To, Call-ID and CSeq lines as they came, as far as they did.
     * Without Via and CSeq nobody could tell what it answers.
     */
    public Optional<byte[]> of(Parsed.Malformed malformed) {
        HeaderBlock head = malformed.head();
        boolean answerable = head.first("via").isPresent() && head.first("cseq").isPresent();
        if (!answerable || head.isResponse() || head.method().equals("ACK")) {
            return Optional.empty();
        }
        var text = new StringBuilder("SIP/2.0 ")
                .append(malformed.status())
                .append(' ')
                .append(malformed.reason())
                .append("\r\n");
        for (String name : COPIED) {
            for (HeaderLine line : name.equals("via")
                    ? head.all(name)
                    : head.first(name).stream().toList()) {
                text.append(line.text()).append("\r\n");
            }
        }
        text.append("Server: ").append(SERVER).append("\r\nContent-Length: 0\r\n\r\n");
        return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 3261 section 18.2.1 and RFC 3581 section 4. */
    private static void markSource(Via via, Source source) {
        boolean rport = via.hasParameter("rport");
        try {
            if (rport || !source.address().equals(via.getHost())) {
                via.setReceived(source.address());
            }
            if (rport) {
                via.setParameter("rport", Integer.toString(source.port()));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("an IP address does not parse", e);
        }
    }

    /** The same for every copy of a request, without any memory of it (section 8.2.7). */
    private String tag(HeaderBlock head) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(tagKey, "HmacSHA256"));
            for (String name : COPIED) {
                head.first(name).ifPresent(l -> mac.update(l.text().getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(mac.doFinal(), 0, 8);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
