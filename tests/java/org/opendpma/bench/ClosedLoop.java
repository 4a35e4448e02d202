package org.opendpma.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * So many phones at a time ask, and when one has its answer the next one asks. At the end every answer that is still
 * coming is waited for: none may be lost. Confined to the event loop.
 */
final class ClosedLoop {
    /** More than a phone takes to give up. */
    private static final int DRAIN_SECONDS = 120;

    private final Net net;
    private final Tally tally;
    private final ServerProcess server;
    private final Deque<PlayedPhone> idle;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private Measured measured = new Measured(0, 0, 0, 0, 0);
    private long cpuBefore;
    private int active;
    private boolean stopping;

    /** What the measured seconds gave. */
    record Measured(long answers, double p50, double p99, double acceptedP99, long cpuMillis) {}

    ClosedLoop(Net net, Tally tally, List<PlayedPhone> phones, ServerProcess server) {
        this.net = net;
        this.tally = tally;
        this.server = server;
        this.idle = new ArrayDeque<>(phones);
    }

    /**
     * Runs it to its end; not on the event loop.
     *
     * @param window how many phones ask at a time
     * @param warmUp seconds that are not counted
     */
    Measured run(int window, int warmUp, int seconds) throws InterruptedException {
        net.loop().execute(() -> {
            active = window;
            for (int i = 0; i < window; i++) {
                next();
            }
        });
        net.loop().schedule(this::begin, warmUp, TimeUnit.SECONDS);
        net.loop().schedule(this::end, warmUp + (long) seconds, TimeUnit.SECONDS);
        try {
            drained.get(warmUp + (long) seconds + DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new IllegalStateException("phones still wait for their answers", stuck);
        }
        return measured;
    }

    private void begin() {
        tally.forgetTimes();
        cpuBefore = server.cpu();
    }

    private void end() {
        measured = new Measured(
                tally.answered.count(),
                tally.answered.millis(0.5),
                tally.answered.millis(0.99),
                tally.accepted.millis(0.99),
                server.cpu() - cpuBefore);
        stopping = true;
    }

    private void next() {
        PlayedPhone phone = idle.poll();
        if (stopping || phone == null) {
            if (--active == 0) {
                drained.complete(null);
            }
            return;
        }
        phone.ask(Ask.CONFIG, () -> {
            idle.add(phone);
            // Not from here: an answer that came at once would go deeper and deeper.
            net.loop().execute(this::next);
        });
    }
}
