package org.opendpma.sip;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Bounds the TLS handshakes under way. When there are many, one whose phone drags on gives its place to one that waits;
 * while there are still too many, no connection is accepted, and the system's own queue holds the rest. Any thread.
 */
final class HandshakeGate {
    static final int MOST = 128;
    static final int MOST_PER_ADDRESS = 64;
    /** Since when a handshake waits for its phone, while it is we who have something to do. */
    private static final Instant NOT_AT_ALL = Instant.MAX;

    private final Clock clock;
    /** Since when each waits for its phone, in the order in which they began. */
    private final Map<Channel, Instant> underWay = new LinkedHashMap<>();

    HandshakeGate(Clock clock) {
        this.clock = clock;
    }

    /** Notes a handshake that begins; false when its address has too many under way. */
    synchronized boolean begin(Channel channel) {
        InetAddress address = address(channel);
        long mine = underWay.keySet().stream()
                .filter(c -> address.equals(address(c)))
                .count();
        if (mine >= MOST_PER_ADDRESS && !closeOneThatDragsOn(c -> address.equals(address(c)))) {
            return false;
        }
        underWay.put(channel, clock.instant());
        return true;
    }

    /**
     * Has a step of a handshake reckoned. As long as that takes, waiting for its turn included, the phone does not drag
     * on: to close it then would throw away what was reckoned, and it would come again.
     */
    void reckon(Channel channel, Runnable step, Executor executor) {
        waitsSince(channel, NOT_AT_ALL);
        executor.execute(() -> {
            try {
                step.run();
            } finally {
                waitsSince(channel, clock.instant());
            }
        });
    }

    private synchronized void waitsSince(Channel channel, Instant when) {
        underWay.replace(channel, when);
    }

    synchronized void end(Channel channel) {
        underWay.remove(channel);
    }

    /** Whether one more connection may be accepted; closes what drags on when not. */
    synchronized boolean mayAccept() {
        return underWay.size() < MOST || closeOneThatDragsOn(c -> true);
    }

    private boolean closeOneThatDragsOn(Predicate<Channel> among) {
        Instant patience = clock.instant().minus(SipTimers.HANDSHAKE_UNDER_PRESSURE);
        Optional<Channel> slow = underWay.entrySet().stream()
                .filter(h -> h.getValue().isBefore(patience) && among.test(h.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        slow.ifPresent(underWay::remove);
        slow.ifPresent(Channel::close);
        return slow.isPresent();
    }

    private static InetAddress address(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }
}
