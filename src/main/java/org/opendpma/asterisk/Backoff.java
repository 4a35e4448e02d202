package org.opendpma.asterisk;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from a base to a minute, and of that a random half to whole, so
 * that many clients do not come back at once (after RFC 5626 section 4.5, with a smaller base).
 */
final class Backoff {
    private static final int MOST_DOUBLINGS = 6;
    private static final long LONGEST_MILLIS = 60_000;

    private final RandomGenerator random;
    private final long baseMillis;
    private int failures;

    Backoff(RandomGenerator random, Duration base) {
        this.random = random;
        this.baseMillis = base.toMillis();
    }

    void reset() {
        failures = 0;
    }

    /** The wait after one more failure. */
    Duration next() {
        long whole = Math.min(LONGEST_MILLIS, baseMillis << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(random.nextLong(whole / 2, whole + 1));
    }
}
