package org.opendpma.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Slows down whoever guesses: after some free failures, each further one doubles the time in which nothing is looked at,
 * from one second to a minute. Failures are forgotten after a quarter of an hour without any. Any thread.
 *
 * <p>Bounded: the key that failed longest ago is forgotten first.
 */
final class Throttle {
    private static final Duration FORGET = Duration.ofMinutes(15);
    private static final int LONGEST_SECONDS = 60;
    private static final int MOST_POINTS = 1_000_000;
    private static final int MOST_KEYS = 10_000;

    private final int free;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true);

    private record Failures(int points, Instant last, Instant blockedUntil) {}

    /** @param free how many points cost nothing */
    Throttle(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /** The seconds until the next attempt is looked at; empty when it is looked at now. */
    synchronized OptionalInt blocked(String key) {
        Failures f = failures.get(key);
        Instant now = clock.instant();
        if (f == null || !f.blockedUntil().isAfter(now)) {
            return OptionalInt.empty();
        }
        long millis = Duration.between(now, f.blockedUntil()).toMillis();
        return OptionalInt.of((int) ((millis + 999) / 1_000));
    }

    /** Counts a failure of some weight. */
    synchronized void failed(String key, int points) {
        Instant now = clock.instant();
        Failures before = failures.get(key);
        boolean counts = before != null && before.last().plus(FORGET).isAfter(now);
        int total = Math.min(MOST_POINTS, (before != null && counts ? before.points() : 0) + points);
        failures.put(key, new Failures(total, now, now.plusSeconds(delay(total, points))));
        if (failures.size() > MOST_KEYS) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** Who gets in has not been guessing. */
    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    private long delay(int total, int points) {
        int beyond = (total - free + points - 1) / points;
        return beyond <= 0 ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(beyond - 1, 10));
    }
}
