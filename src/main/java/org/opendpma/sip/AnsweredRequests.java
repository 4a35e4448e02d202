package org.opendpma.sip;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The responses of the last 32 seconds, so that a request that is sent again gets the same bytes and has no second
 * effect (RFC 3261 section 17.2.2). Any thread.
 *
 * <p>Bounded: past {@code most}, the oldest is forgotten, and its request would be carried out again.
 */
final class AnsweredRequests {
    static final int MOST = 32_768;

    private final int most;
    private final Clock clock;
    private final LinkedHashMap<String, Answered> byKey = new LinkedHashMap<>();

    private record Answered(byte[] response, Instant until) {}

    AnsweredRequests(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized Optional<byte[]> find(String key) {
        Answered answered = byKey.get(key);
        return answered != null && answered.until().isAfter(clock.instant())
                ? Optional.of(answered.response())
                : Optional.empty();
    }

    synchronized void remember(String key, byte[] response) {
        Instant now = clock.instant();
        forget(now);
        byKey.put(key, new Answered(response, now.plus(SipTimers.J)));
    }

    /** What is too old, and if there is still no room the oldest. */
    private void forget(Instant now) {
        var oldest = byKey.values().iterator();
        while (oldest.hasNext()) {
            boolean expired = !oldest.next().until().isAfter(now);
            if (!expired && byKey.size() < most) {
                return;
            }
            oldest.remove();
        }
    }

    synchronized int size() {
        return byKey.size();
    }
}
