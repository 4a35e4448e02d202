package org.opendpma.sip;

import java.net.InetAddress;
import java.text.ParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
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
import org.opendpma.site.MacAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works out the answer to a request and sends it as a MESSAGE back the way the request came. Any thread of the pool. */
final class AnswerSender {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerSender.class);
    /** What the head of our own MESSAGE takes at most, beside the phone's URI and Call-ID. */
    private static final int HEAD = 1_024;

    private static final String GET_CONFIG = "opendpma.phone.getConfig";

    private final Answerer answerer;
    private final DoorPorts ports;
    private final int udpAnswerMax;
    private final PhoneFlows flows;
    private final RequestFactory requests = new RequestFactory();

    AnswerSender(Answerer answerer, DoorPorts ports, int udpAnswerMax, PhoneFlows flows) {
        this.flows = flows;
        this.answerer = answerer;
        this.ports = ports;
        this.udpAnswerMax = udpAnswerMax;
    }

    /** The work for the pool; it gives the place back whatever happens. */
    Runnable work(Flow flow, Parsed.Request request, RequestReader.Request ask, Admission.Place place) {
        Question question = Question.of(flow, request, ask, place);
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
        Flow flow = q.flow();
        InetAddress local = flow.local();
        // A phone that came through Asterisk will come to the address of ours that its network leads to.
        InetAddress reachedAt =
                q.relayed().isPresent() ? LocalAddress.towards(q.phone()).orElse(local) : local;
        var ask = new Ask(
                q.ask().method(),
                q.ask().parameters(),
                q.phone(),
                new Reached(flow.transport(), reachedAt, ports.all(), ports.web(), Optional.empty()),
                bodyMax(q),
                q.relayed().isPresent());
        Answer answer = answerer.answer(ask);
        if (answer instanceof Answer.Later later) {
            later.answer().whenComplete((found, failed) -> answerLater(q, local, found));
        } else {
            send(q, local, answer);
        }
    }

    /** Called by the thread that found the answer. */
    private void answerLater(Question q, InetAddress local, @Nullable Answer found) {
        try {
            send(
                    q,
                    local,
                    found == null || found instanceof Answer.Later
                            ? new Answer.Refused(ErrorCode.BUSY, "No answer came; try again.", OptionalInt.of(5))
                            : found);
        } catch (RejectedExecutionException | ParseException | IllegalStateException e) {
            LOG.info(
                    "sip: no answer to {} from {}: {}",
                    q.ask().method(),
                    q.flow().remote(),
                    e.toString());
            q.place().giveBack();
        }
    }

    private void send(Question q, InetAddress local, Answer answer) throws ParseException {
        Flow flow = q.flow();
        byte[] body = body(q, answer);
        Built message = requests.build(new RequestFactory.Outgoing(
                "MESSAGE",
                flow.transport(),
                q.target(),
                q.target(),
                "sip:proxy@" + IpAddresses.inUri(local),
                IpAddresses.inUri(local),
                flow.localPort(),
                Optional.empty(),
                1,
                q.headers(),
                Optional.of(new RequestFactory.Content(q.contentType(), body))));
        q.place().holds(message.bytes().length);
        Optional<MacAddress> served = answer instanceof Answer.Answered ? phone(q) : Optional.empty();
        flow.loop().execute(() -> send(q, message, served));
    }

    /** The phone that gets its configuration by this; empty when it is about anything else. */
    private static Optional<MacAddress> phone(Question q) {
        return q.relayed().isEmpty() && q.ask().method().equals(GET_CONFIG)
                ? Optional.ofNullable(q.ask().parameters().get("mac")).flatMap(MacAddress::parse)
                : Optional.empty();
    }

    private int bodyMax(Question q) {
        if (q.relayed().isPresent()) {
            return Relayed.BODY_MAX;
        }
        return q.flow().transport().isStream() ? Integer.MAX_VALUE : udpAnswerMax - HEAD;
    }

    /** Only a long list of users can still be too large here: a configuration was measured before. */
    private byte[] body(Question q, Answer answer) {
        byte[] body = Envelope.response(q.ask().method(), q.ask().id(), answer);
        if (body.length <= bodyMax(q)) {
            return body;
        }
        var tooLarge = new Answer.Refused(
                ErrorCode.USE_STREAM,
                "The answer is too large for this way; ask over TCP or TLS.",
                OptionalInt.empty());
        return Envelope.response(q.ask().method(), q.ask().id(), tooLarge);
    }

    private void send(Question q, Built message, Optional<MacAddress> served) {
        Flow flow = q.flow();
        Runnable flushed = flow.transport().isStream() ? q.place()::giveBack : () -> {};
        flow.outbound()
                .send(flow, flow.remote() + " " + q.target(), message, q.place().mostSends(), flushed, outcome -> {
                    if (outcome instanceof Outcome.Answered) {
                        q.place().acknowledged();
                        // Not before: a forged address of UDP must not draw pushes.
                        served.ifPresent(
                                mac -> flows.remember(mac, new PhoneFlows.Route(flow, q.target(), q.contentType())));
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
}
