package org.opendpma.sip;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.opendpma.exchange.RequestReader;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.Rejection;
import org.opendpma.sip.message.RequestRules;
import org.opendpma.sip.message.ResponseTarget;
import org.opendpma.sip.message.Responses;
import org.opendpma.sip.message.SipParser;
import org.opendpma.sip.message.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server half of SIP: every request gets its response at once, on the thread of its flow; what it asks for is worked
 * out by the pool and comes as a MESSAGE of its own. Called by many event loops.
 */
final class Uas {
    private static final Logger LOG = LoggerFactory.getLogger(Uas.class);
    private static final int RETRY_AFTER_LEAST = 2;
    private static final int RETRY_AFTER_MOST = 8;

    private final SipParser parser = new SipParser();
    private final Responses responses = new Responses();
    private final AnsweredRequests answered;
    private final Admission admission;
    private final AnswerSender sender;
    private final Executor workers;
    private final StockPhones stockPhones;
    private final RelayRules relays;

    Uas(
            Admission admission,
            AnswerSender sender,
            Executor workers,
            StockPhones stockPhones,
            RelayRules relays,
            Clock clock) {
        this.admission = admission;
        this.sender = sender;
        this.workers = workers;
        this.stockPhones = stockPhones;
        this.relays = relays;
        this.answered = new AnsweredRequests(AnsweredRequests.MOST, clock);
    }

    /** A response that was given to a request, and where it went. */
    record Reply(byte[] response, InetSocketAddress target) {}

    /** A message whose head was scanned and whose body is whole; what it was answered, if it was a request. */
    Optional<Reply> onMessage(Flow flow, HeaderScan scan, byte[] body) {
        if (scan instanceof HeaderScan.Refused refused) {
            refuse(flow, new Parsed.Malformed(refused.head(), refused.status(), refused.reason()));
            return Optional.empty();
        }
        Parsed parsed = parser.parse(((HeaderScan.Fine) scan).head(), body);
        if (parsed instanceof Parsed.Request request) {
            return onRequest(flow, request);
        }
        if (parsed instanceof Parsed.Response response) {
            flow.outbound().onResponse(response);
        } else if (parsed instanceof Parsed.Malformed malformed) {
            refuse(flow, malformed);
        } else if (parsed instanceof Parsed.Ignored ignored) {
            LOG.debug("sip: from {} over {}: ignored, {}", flow.remote(), flow.transport(), ignored.why());
        }
        return Optional.empty();
    }

    /** Answers what could not be understood, if it says whom to answer. */
    void refuse(Flow flow, Parsed.Malformed malformed) {
        LOG.debug(
                "sip: from {} over {}: {} {}", flow.remote(), flow.transport(), malformed.status(), malformed.reason());
        if (!malformed.head().isResponse()) {
            responses.of(malformed).ifPresent(bytes -> flow.respond(bytes, flow.remote()));
        }
    }

    private Optional<Reply> onRequest(Flow flow, Parsed.Request request) {
        if (RequestRules.isNeverAnswered(request.sip())) {
            return Optional.empty();
        }
        String key = TransactionKey.of(request, flow.remote().getAddress());
        Source source = new Source(flow.remote());
        InetSocketAddress target = ResponseTarget.of(request, source);
        Optional<byte[]> before = answered.find(key);
        if (before.isPresent()) {
            flow.respond(before.get(), target);
            return Optional.of(new Reply(before.get(), target));
        }
        byte[] response = responses.of(request, source, verdict(flow, request));
        answered.remember(key, response);
        flow.respond(response, target);
        return Optional.of(new Reply(response, target));
    }

    private Rejection verdict(Flow flow, Parsed.Request request) {
        Optional<Rejection> rejection = RequestRules.check(request);
        if (rejection.isPresent()) {
            return rejection.get();
        }
        return request.head().method().equals("OPTIONS") ? capabilities() : message(flow, request);
    }

    private static Rejection capabilities() {
        return new Rejection(
                200,
                "",
                Map.of("Allow", RequestRules.ALLOW, "Accept", RequestRules.ACCEPT, "Accept-Encoding", "identity"));
    }

    private Rejection message(Flow flow, Parsed.Request request) {
        Optional<Rejection> forbidden = relays.check(request, flow.remote().getAddress());
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Optional<RequestReader.Request> ask = RequestReader.read(request.body());
        if (ask.isEmpty()) {
            return stockPhones.speaksClosed(request, flow.remote().getAddress())
                    ? new Rejection(415, "", Map.of("Accept", RequestRules.ACCEPT))
                    : new Rejection(400, "Body Is No XML Request", Map.of());
        }
        Optional<Admission.Place> place = admission.take(flow);
        if (place.isEmpty()) {
            return busy();
        }
        try {
            workers.execute(sender.work(flow, request, ask.get(), place.get()));
            return new Rejection(202, "", Map.of());
        } catch (RejectedExecutionException full) {
            place.get().giveBack();
            return busy();
        }
    }

    /** Spread, so that those who are sent away do not come back together. */
    private static Rejection busy() {
        int seconds = ThreadLocalRandom.current().nextInt(RETRY_AFTER_LEAST, RETRY_AFTER_MOST + 1);
        return new Rejection(503, "", Map.of("Retry-After", Integer.toString(seconds)));
    }
}
