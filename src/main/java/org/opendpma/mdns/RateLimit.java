package org.opendpma.mdns;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A token bucket. Used by one thread. */
final class RateLimit {
    private final int burst;
    private final long nanosPerToken;
    private final LongSupplier clock;
    private long emptyAt;

    /**
     * A full bucket.
     *
     * @param burst how many may pass at once
     * @param each in which time one more may pass
     * @param clock nanoseconds, like {@link System#nanoTime()}
     */
    RateLimit(int burst, Duration each, LongSupplier clock) {
        this.burst = burst;
        this.nanosPerToken = each.toNanos();
        this.clock = clock;
        this.emptyAt = clock.getAsLong() - burst * nanosPerToken;
    }

    /** Takes one token if there is one. */
    boolean tryTake() {
        long now = clock.getAsLong();
        long earliest = now - burst * nanosPerToken;
        long after = (emptyAt - earliest < 0 ? earliest : emptyAt) + nanosPerToken;
        if (after - now > 0) {
            return false;
        }
        emptyAt = after;
        return true;
    }
}
