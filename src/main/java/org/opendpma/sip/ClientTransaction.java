package org.opendpma.sip;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory.Built;

/**
 * A non-INVITE client transaction (RFC 3261 section 17.1.2): over UDP the request is sent again until it is answered, at
 * T1 doubling to T2, and after 32 seconds it is given up. Confined to the thread of its flow.
 *
 * <p>The state Completed, which only swallows copies of the final response, is left out: a response that fits no
 * transaction is dropped anyway.
 */
final class ClientTransaction {
    /** How it ended. */
    sealed interface Outcome {
        /** Any final response: somebody is there. */
        record Answered(Parsed.Response response) implements Outcome {}

        record TimedOut() implements Outcome {}

        /** The connection is gone. */
        record Failed() implements Outcome {}
    }

    private final Flow flow;
    private final Built request;
    private final int mostSends;
    private final Consumer<Outcome> done;
    private final Runnable flushed;
    private Duration interval = SipTimers.T1;
    private int sends;
    private boolean ended;
    private @Nullable ScheduledFuture<?> timerE;
    private @Nullable ScheduledFuture<?> timerF;

    /**
     * @param mostSends over UDP, how often the request is sent at most
     * @param flushed called when the first copy has left
     * @param done called once
     */
    ClientTransaction(Flow flow, Built request, int mostSends, Runnable flushed, Consumer<Outcome> done) {
        this.flow = flow;
        this.request = request;
        this.mostSends = mostSends;
        this.flushed = flushed;
        this.done = done;
    }

    String branch() {
        return request.branch();
    }

    String method() {
        return request.method();
    }

    void start() {
        if (!flow.isOpen()) {
            flushed.run();
            end(new Outcome.Failed());
            return;
        }
        timerF = flow.loop().schedule(() -> end(new Outcome.TimedOut()), SipTimers.F.toMillis(), TimeUnit.MILLISECONDS);
        sends = 1;
        flow.send(request.bytes(), flushed);
        if (!flow.transport().isStream()) {
            again(SipTimers.T1);
        }
    }

    private void again(Duration after) {
        if (sends < mostSends) {
            timerE = flow.loop().schedule(this::resend, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void resend() {
        if (ended) {
            return;
        }
        sends++;
        flow.send(request.bytes(), () -> {});
        Duration doubled = interval.multipliedBy(2);
        interval = doubled.compareTo(SipTimers.T2) < 0 ? doubled : SipTimers.T2;
        again(interval);
    }

    void onResponse(Parsed.Response response) {
        if (response.sip().getStatusCode() >= 200) {
            end(new Outcome.Answered(response));
        } else {
            // Proceeding: somebody works on it, so the next copies come every T2.
            interval = SipTimers.T2;
        }
    }

    void fail() {
        end(new Outcome.Failed());
    }

    private void end(Outcome outcome) {
        if (ended) {
            return;
        }
        ended = true;
        cancel(timerE);
        cancel(timerF);
        done.accept(outcome);
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
