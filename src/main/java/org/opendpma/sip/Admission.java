package org.opendpma.sip;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides, before anything is promised, whether there is room for one more answer: in bytes over all, for the
 * connection, and over UDP for the address. Any thread.
 */
final class Admission {
    /** All that may wait to be sent or acknowledged, together. */
    static final long MOST_BYTES = 32L * 1024 * 1024;
    /** One connection may have so many answers coming; who asks more has not read what came. */
    static final int MOST_PER_CONNECTION = 64;
    /** What an answer on a connection is reckoned at until it is made. */
    private static final int STREAM_ESTIMATE = 32 * 1024;

    private final KnownAddresses addresses;
    private final int udpAnswerMax;
    private final AtomicLong bytes = new AtomicLong();

    Admission(int udpAnswerMax, Clock clock) {
        this.udpAnswerMax = udpAnswerMax;
        this.addresses = new KnownAddresses(clock);
    }

    /** A place that was taken; it must be given back once. */
    final class Place {
        private final Flow flow;
        private final boolean known;
        private long reserved;
        private final AtomicBoolean gone = new AtomicBoolean();

        private Place(Flow flow, long reserved, boolean known) {
            this.flow = flow;
            this.reserved = reserved;
            this.known = known;
        }

        /** How often an answer may be sent: to an address that has acknowledged nothing yet, three times. */
        int mostSends() {
            return known ? Integer.MAX_VALUE : 3;
        }

        /** The answer is made: from now on its real size counts. */
        void holds(long size) {
            bytes.addAndGet(size - reserved);
            reserved = size;
        }

        void giveBack() {
            if (gone.compareAndSet(false, true)) {
                bytes.addAndGet(-reserved);
                if (flow.transport().isStream()) {
                    flow.outbound().giveBack();
                } else {
                    addresses.giveBack(address(flow));
                }
            }
        }

        /** The phone has acknowledged what it got. */
        void acknowledged() {
            if (!flow.transport().isStream()) {
                addresses.acknowledged(address(flow));
            }
        }
    }

    /** Takes a place for the answer to a request; empty when there is none. */
    Optional<Place> take(Flow flow) {
        boolean stream = flow.transport().isStream();
        boolean known = stream || addresses.isKnown(address(flow));
        if (stream ? !flow.outbound().take(MOST_PER_CONNECTION) : !addresses.take(address(flow))) {
            return Optional.empty();
        }
        var place = new Place(flow, 0, known);
        place.holds(stream ? STREAM_ESTIMATE : udpAnswerMax);
        if (bytes.get() > MOST_BYTES) {
            place.giveBack();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    long bytes() {
        return bytes.get();
    }

    private static InetAddress address(Flow flow) {
        return flow.remote().getAddress();
    }
}
