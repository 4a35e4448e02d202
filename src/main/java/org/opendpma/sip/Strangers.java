package org.opendpma.sip;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.opendpma.site.IpAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in whom the rules permit. Others get no answer at all, which looks like a dead server: so the log tells of one of them
 * a minute, and how many there were. Any thread.
 */
final class Strangers implements Predicate<InetAddress> {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Predicate<InetAddress> rules;
    private final Clock clock;
    private final AtomicLong untold = new AtomicLong();
    private Instant next = Instant.MIN;

    Strangers(Predicate<InetAddress> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public boolean test(InetAddress address) {
        if (rules.test(address)) {
            return true;
        }
        if (isTime()) {
            long others = untold.getAndSet(0);
            LOG.warn(
                    "sip: {} is not permitted and gets no answer{}; if it is a phone, write permit={} into [general] of"
                            + " opendpma.conf",
                    IpAddresses.literal(address),
                    others == 0 ? "" : " (" + others + " more like this in the last minutes)",
                    IpAddresses.literal(address));
        } else {
            untold.incrementAndGet();
        }
        return false;
    }

    private synchronized boolean isTime() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(QUIET);
        return true;
    }
}
