package org.opendpma.sip;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which addresses of UDP are known to be real. A source address can be forged, and what is sent there must not become a
 * weapon: until an address has acknowledged something, one answer at a time goes to it. Any thread; bounded.
 */
final class KnownAddresses {
    private static final Duration STAYS_KNOWN = Duration.ofMinutes(10);
    private static final int MOST = 20_000;
    /** Enough for a branch office behind one NAT address. */
    static final int MOST_TO_KNOWN = 256;

    private final Clock clock;
    private final Map<InetAddress, Instant> known = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<InetAddress, Integer> underWay = new HashMap<>();

    KnownAddresses(Clock clock) {
        this.clock = clock;
    }

    /** Only this machine itself can send from a loopback address. */
    synchronized boolean isKnown(InetAddress address) {
        Instant until = known.get(address);
        return address.isLoopbackAddress() || (until != null && until.isAfter(clock.instant()));
    }

    /** Takes a place for one answer; false when the address has as many under way as it may have. */
    synchronized boolean take(InetAddress address) {
        int most = isKnown(address) ? MOST_TO_KNOWN : 1;
        int now = underWay.getOrDefault(address, 0);
        if (now >= most) {
            return false;
        }
        underWay.put(address, now + 1);
        return true;
    }

    synchronized void giveBack(InetAddress address) {
        underWay.computeIfPresent(address, (a, n) -> n <= 1 ? null : n - 1);
    }

    /** It answered with something that only who gets our messages can know. */
    synchronized void acknowledged(InetAddress address) {
        known.put(address, clock.instant().plus(STAYS_KNOWN));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
