package org.opendpma.sip;

import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.opendpma.exchange.Pusher;
import org.opendpma.exchange.Session;
import org.opendpma.sip.ClientTransaction.Outcome;
import org.opendpma.sip.message.RequestFactory;
import org.opendpma.sip.message.RequestFactory.Built;
import org.opendpma.site.IpAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events to phones as MESSAGEs on their flows. Any thread; so many at once, no more. */
final class PushSender implements Pusher {
    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);
    private static final int MOST = 4_096;

    private final PhoneFlows flows;
    private final RequestFactory requests = new RequestFactory();
    private final Semaphore places = new Semaphore(MOST);

    PushSender(PhoneFlows flows) {
        this.flows = flows;
    }

    @Override
    public CompletableFuture<Boolean> push(Session session, byte[] body) {
        Optional<PhoneFlows.Route> route = flows.of(session.mac());
        if (route.isEmpty() || !places.tryAcquire()) {
            return CompletableFuture.completedFuture(false);
        }
        var taken = new CompletableFuture<Boolean>();
        taken.whenComplete((t, e) -> places.release());
        try {
            Built message = message(route.get(), body);
            Flow flow = route.get().flow();
            flow.loop().execute(() -> send(route.get(), message, taken));
        } catch (ParseException | RejectedExecutionException e) {
            LOG.info("sip: no push to {}: {}", session.phone(), e.toString());
            taken.complete(false);
        }
        return taken;
    }

    private static void send(PhoneFlows.Route route, Built message, CompletableFuture<Boolean> taken) {
        Flow flow = route.flow();
        flow.outbound()
                .send(flow, flow.remote() + " " + route.target(), message, Integer.MAX_VALUE, () -> {}, outcome -> {
                    boolean accepted = outcome instanceof Outcome.Answered answered
                            && answered.response().sip().getStatusCode() / 100 == 2;
                    taken.complete(accepted);
                });
    }

    private Built message(PhoneFlows.Route route, byte[] body) throws ParseException {
        Flow flow = route.flow();
        String local = IpAddresses.inUri(flow.local());
        return requests.build(new RequestFactory.Outgoing(
                "MESSAGE",
                flow.transport(),
                route.target(),
                route.target(),
                "sip:proxy@" + local,
                local,
                flow.localPort(),
                Optional.empty(),
                1,
                Map.of(),
                Optional.of(new RequestFactory.Content(route.contentType(), body))));
    }
}
