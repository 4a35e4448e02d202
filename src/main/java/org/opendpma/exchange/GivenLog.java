package org.opendpma.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each configuration that a phone gets, but at most one a minute and phone; the next line counts those left
 * out. A phone that has gone mad cannot fill the log. Bounded; any thread.
 */
final class GivenLog {
    private static final Logger LOG = LoggerFactory.getLogger(GivenLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Map<String, Last> phones = new LinkedHashMap<>(64, 0.75f, true);

    private record Last(Instant line, int leftOut) {}

    GivenLog(Clock clock) {
        this.clock = clock;
    }

    void given(String phone, Session to) {
        int leftOut = leftOut(phone);
        if (leftOut >= 0) {
            LOG.info(
                    "phone {}: configuration given to {} ({}) at {} over {}{}",
                    phone,
                    to.mac(),
                    to.model(),
                    to.address(),
                    to.transport(),
                    leftOut == 0 ? "" : ", and " + leftOut + " times since the last line like this");
        }
    }

    /** How many were left out since the last line; negative when this one is left out too. */
    private synchronized int leftOut(String phone) {
        Instant now = clock.instant();
        Last last = phones.get(phone);
        if (last != null && now.isBefore(last.line().plus(PAUSE))) {
            phones.put(phone, new Last(last.line(), last.leftOut() + 1));
            return -1;
        }
        phones.put(phone, new Last(now, 0));
        if (phones.size() > MOST) {
            phones.remove(phones.keySet().iterator().next());
        }
        return last == null ? 0 : last.leftOut();
    }
}
