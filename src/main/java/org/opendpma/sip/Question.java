package org.opendpma.sip;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import org.opendpma.exchange.RequestReader;
import org.opendpma.sip.message.Parsed;
import org.opendpma.site.IpAddresses;

/**
 * What is needed of a request once its response has gone.
 *
 * @param flow the way back
 * @param target the Request-URI of the answer
 * @param callId of the request
 * @param contentType of the request; the answer is in kind, for Asterisk passes on nothing but text/plain
 * @param relayed whether Asterisk passed it on
 * @param place the room that was taken for the answer
 */
record Question(
        Flow flow,
        RequestReader.Request ask,
        String target,
        String callId,
        String contentType,
        Optional<Relayed> relayed,
        Admission.Place place) {

    static Question of(Flow flow, Parsed.Request request, RequestReader.Request ask, Admission.Place place) {
        Optional<Relayed> relayed = Relayed.of(request);
        String target = relayed.isPresent() ? at(flow, Relayed.EXTENSION) : target(flow, request);
        return new Question(
                flow, ask, target, request.sip().getCallId().getCallId(), contentType(request), relayed, place);
    }

    /** Where the phone is, which is not where the flow ends when Asterisk passed it on. */
    InetAddress phone() {
        return relayed.map(Relayed::phone).orElse(flow.remote().getAddress());
    }

    /** What the answer says besides. */
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("In-Reply-To", callId);
        relayed.ifPresent(r -> headers.put(Relayed.HEADER, r.uri()));
        return headers;
    }

    /**
     * The phone's Contact if it is one SIP URI, else its From user where it is. It only names the phone; the way there is
     * the flow.
     */
    private static String target(Flow flow, Parsed.Request request) {
        ContactHeader contact = (ContactHeader) request.sip().getHeader("Contact");
        if (contact != null
                && contact.getAddress() != null
                && contact.getAddress().getURI() instanceof SipURI uri) {
            return uri.toString();
        }
        return at(
                flow,
                request.sip().getFrom().getAddress().getURI() instanceof SipURI from && from.getUser() != null
                        ? from.getUser()
                        : "phone");
    }

    private static String at(Flow flow, String user) {
        return "sip:" + user + "@" + IpAddresses.inUri(flow.remote().getAddress()) + ":"
                + flow.remote().getPort() + ";transport=" + flow.transport();
    }

    private static String contentType(Parsed.Request request) {
        var type = request.sip().getContentTypeHeader();
        return (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
    }
}
