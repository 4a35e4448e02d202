package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class HandshakeGateTest {
    private static final Duration MORE_THAN_PATIENCE = SipTimers.HANDSHAKE_UNDER_PRESSURE.plusMillis(1);

    private final ManualClock clock = new ManualClock();
    private final HandshakeGate gate = new HandshakeGate(clock);
    private final Queue<Runnable> queue = new ArrayDeque<>();

    @Test
    void aPhoneThatDragsOnGivesItsPlaceToOneThatWaits() {
        List<Channel> phones = fill();
        assertFalse(gate.mayAccept(), "all places are taken");

        clock.advance(MORE_THAN_PATIENCE);

        assertTrue(gate.mayAccept());
        assertFalse(phones.get(0).isOpen(), "the oldest goes");
        assertTrue(phones.get(1).isOpen(), "one place is enough");
    }

    @Test
    void aHandshakeThatWaitsForUsDoesNotDragOn() {
        List<Channel> phones = fill();
        phones.forEach(p -> gate.reckon(p, () -> {}, queue::add));

        clock.advance(MORE_THAN_PATIENCE);

        assertFalse(gate.mayAccept());
        assertTrue(phones.stream().allMatch(Channel::isOpen));
    }

    @Test
    void itIsThePhonesTurnAgainWhenAStepIsReckoned() {
        List<Channel> phones = fill();
        phones.forEach(p -> gate.reckon(p, () -> {}, queue::add));
        clock.advance(MORE_THAN_PATIENCE);
        queue.remove().run();
        assertFalse(gate.mayAccept(), "it has only just been given its step");

        clock.advance(MORE_THAN_PATIENCE);

        assertTrue(gate.mayAccept());
        assertFalse(phones.get(0).isOpen());
        assertTrue(phones.get(1).isOpen(), "its step is still in the queue");
    }

    @Test
    void aHandshakeThatEndedMeanwhileIsNotCountedAgain() {
        List<Channel> phones = fill();
        gate.reckon(phones.get(0), () -> gate.end(phones.get(0)), Runnable::run);

        assertTrue(gate.mayAccept());
    }

    @Test
    void oneAddressHasItsShareOnly() {
        for (int i = 0; i < HandshakeGate.MOST_PER_ADDRESS; i++) {
            assertTrue(gate.begin(phone(1)));
        }

        assertFalse(gate.begin(phone(1)));
        assertTrue(gate.begin(phone(2)));
    }

    /** As many as there may be, each from an address of its own. */
    private List<Channel> fill() {
        var phones = new ArrayList<Channel>();
        for (int i = 0; i < HandshakeGate.MOST; i++) {
            Channel phone = phone(i);
            assertTrue(gate.begin(phone));
            phones.add(phone);
        }
        return phones;
    }

    private static Channel phone(int number) {
        return new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress("192.0.2." + number, 40_000);
            }
        };
    }
}
