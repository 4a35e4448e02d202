package org.opendpma.sip;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds the TLS handshakes under way. When there are many, one that drags on gives its place to one that waits; while
 * there are still too many, no connection is accepted, and the system's own queue holds the rest. Any thread.
 */
final class HandshakeGate {
    static final int MOST = 128;
    static final int MOST_PER_ADDRESS = 64;

    private final Clock clock;
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
        if (mine >= MOST_PER_ADDRESS && !makeRoom(address)) {
            return false;
        }
        underWay.put(channel, clock.instant());
        return true;
    }

    /** Closes the oldest of an address, if it has had its time. */
    private boolean makeRoom(InetAddress address) {
        Instant patience = clock.instant().minus(SipTimers.HANDSHAKE_UNDER_PRESSURE);
        for (Iterator<Map.Entry<Channel, Instant>> i = underWay.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<Channel, Instant> oldest = i.next();
            if (address.equals(address(oldest.getKey()))) {
                boolean slow = oldest.getValue().isBefore(patience);
                if (slow) {
                    i.remove();
                    oldest.getKey().close();
                }
                return slow;
            }
        }
        return true;
    }

    synchronized void end(Channel channel) {
        underWay.remove(channel);
    }

    /** Whether one more connection may be accepted; closes what drags on when not. */
    synchronized boolean mayAccept() {
        if (underWay.size() < MOST) {
            return true;
        }
        Map.Entry<Channel, Instant> oldest = underWay.entrySet().iterator().next();
        if (oldest.getValue().isBefore(clock.instant().minus(SipTimers.HANDSHAKE_UNDER_PRESSURE))) {
            underWay.remove(oldest.getKey());
            oldest.getKey().close();
        }
        return underWay.size() < MOST;
    }

    private static InetAddress address(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }
}
