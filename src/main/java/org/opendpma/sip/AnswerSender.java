package org.opendpma.sip;

import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.Ask;
import org.opendpma.exchange.Envelope;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.exchange.RequestReader;
import org.opendpma.render.Reached;
import org.opendpma.sip.ClientTransaction.Outcome;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory;
import org.opendpma.sip.message.RequestFactory.Built;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works out the answer to a request and sends it as a MESSAGE back the way the request came. Any thread of the pool. */
final class AnswerSender {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerSender.class);
    /** What the head of our own MESSAGE takes at most, beside the phone's URI and Call-ID. */
    private static final int HEAD = 1_024;

    private final Answerer answerer;
    private final DoorPorts ports;
    private final int udpAnswerMax;
    private final RequestFactory requests = new RequestFactory();

    AnswerSender(Answerer answerer, DoorPorts ports, int udpAnswerMax) {
        this.answerer = answerer;
        this.ports = ports;
        this.udpAnswerMax = udpAnswerMax;
    }

    /** What is needed of a request once its response has gone. */
    private record Question(
            Flow flow,
            RequestReader.Request ask,
            String target,
            String callId,
            String contentType,
            Admission.Place place) {}

    /** The work for the pool; it gives the place back whatever happens. */
    Runnable work(Flow flow, Parsed.Request request, RequestReader.Request ask, Admission.Place place) {
        var question = new Question(
                flow, ask, target(flow, request), request.sip().getCallId().getCallId(), contentType(request), place);
        return () -> {
            try {
                answer(question);
            } catch (RejectedExecutionException closing) {
                LOG.debug("sip: no answer to {} any more, the door is closed", ask.method());
                place.giveBack();
            } catch (RuntimeException | ParseException e) {
                LOG.error("sip: no answer to {} from {}: {}", ask.method(), flow.remote(), e.toString(), e);
                place.giveBack();
            }
        };
    }

    private void answer(Question q) throws ParseException {
        var local = q.flow().local();
        var reached = new Reached(q.flow().transport(), local, ports.all());
        boolean datagram = !q.flow().transport().isStream();
        int bodyMax = datagram ? udpAnswerMax - HEAD : Integer.MAX_VALUE;
        var ask = new Ask(
                q.ask().method(), q.ask().parameters(), q.flow().remote().getAddress(), reached, bodyMax);
        byte[] body = body(q, answerer.answer(ask), bodyMax);
        Built message = requests.build(new RequestFactory.Outgoing(
                "MESSAGE",
                q.flow().transport(),
                q.target(),
                q.target(),
                "sip:proxy@" + IpAddresses.inUri(local),
                IpAddresses.inUri(local),
                q.flow().localPort(),
                Optional.empty(),
                1,
                Map.of("In-Reply-To", q.callId()),
                Optional.of(new RequestFactory.Content(q.contentType(), body))));
        q.place().holds(message.bytes().length);
        q.flow().loop().execute(() -> send(q, message));
    }

    /** Only a long list of users can still be too large here: a configuration was measured before. */
    private static byte[] body(Question q, Answer answer, int bodyMax) {
        byte[] body = Envelope.response(q.ask().method(), q.ask().id(), answer);
        if (body.length <= bodyMax) {
            return body;
        }
        var tooLarge = new Answer.Refused(
                ErrorCode.USE_STREAM, "The answer is too large for UDP; ask over TCP or TLS.", OptionalInt.empty());
        return Envelope.response(q.ask().method(), q.ask().id(), tooLarge);
    }

    private static void send(Question q, Built message) {
        Flow flow = q.flow();
        boolean stream = flow.transport().isStream();
        Runnable flushed = stream ? q.place()::giveBack : () -> {};
        flow.outbound()
                .send(flow, flow.remote() + " " + q.target(), message, q.place().mostSends(), flushed, outcome -> {
                    if (outcome instanceof Outcome.Answered) {
                        q.place().acknowledged();
                    } else {
                        LOG.info(
                                "sip: the answer to {} over {} was not acknowledged by {} ({})",
                                q.ask().method(),
                                flow.transport(),
                                flow.remote(),
                                outcome);
                    }
                    q.place().giveBack();
                });
    }

    /**
     * The Request-URI of the answer: the phone's Contact if it is one SIP URI, else its From user where it is. It only
     * names the phone; the way there is the flow.
     */
    private static String target(Flow flow, Parsed.Request request) {
        ContactHeader contact = (ContactHeader) request.sip().getHeader("Contact");
        if (contact != null
                && contact.getAddress() != null
                && contact.getAddress().getURI() instanceof SipURI uri) {
            return uri.toString();
        }
        String user = request.sip().getFrom().getAddress().getURI() instanceof SipURI from && from.getUser() != null
                ? from.getUser() + "@"
                : "";
        SipTransport transport = flow.transport();
        return "sip:" + user + IpAddresses.inUri(flow.remote().getAddress()) + ":"
                + flow.remote().getPort() + ";transport=" + transport;
    }

    /** In kind: Asterisk passes on nothing but text/plain. */
    private static String contentType(Parsed.Request request) {
        var type = request.sip().getContentTypeHeader();
        return (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
    }
}
