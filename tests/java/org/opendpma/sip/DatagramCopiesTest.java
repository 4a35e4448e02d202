package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatagramCopiesTest {
    private static final InetSocketAddress PHONE = new InetSocketAddress("192.0.2.7", 5060);
    private static final byte[] REQUEST = "MESSAGE sip:proxy@pbx SIP/2.0\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource source = () -> Objects.requireNonNull(now.get());
    private final DatagramCopies copies = new DatagramCopies(clock());
    private final Uas.Reply reply = new Uas.Reply(new byte[] {1}, PHONE);

    private Clock clock() {
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void theSameBytesFromTheSamePhoneAreKnownFor32Seconds() {
        copies.remember(copies.key(PHONE, REQUEST), reply);
        now.set(Instant.EPOCH.plus(Duration.ofSeconds(31)));
        assertSame(reply, copies.find(copies.key(PHONE, REQUEST.clone())).orElseThrow());
        now.set(Instant.EPOCH.plus(Duration.ofSeconds(32)));
        assertEquals(Optional.empty(), copies.find(copies.key(PHONE, REQUEST)));
    }

    /** Or a stranger would be sent, or could spoil, what is another's. */
    @Test
    void otherBytesAnotherPortAndAnotherAddressAreNot() {
        String key = copies.key(PHONE, REQUEST);
        byte[] other = REQUEST.clone();
        other[0] = 'm';
        assertNotEquals(key, copies.key(PHONE, other));
        assertNotEquals(key, copies.key(new InetSocketAddress("192.0.2.7", 5061), REQUEST));
        assertNotEquals(key, copies.key(new InetSocketAddress("192.0.2.8", 5060), REQUEST));
    }

    @Test
    void isBoundedAndForgetsTheOldest() {
        for (int i = 0; i <= DatagramCopies.MOST; i++) {
            copies.remember(copies.key(PHONE, new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}), reply);
        }
        assertEquals(DatagramCopies.MOST, copies.size());
        assertEquals(Optional.empty(), copies.find(copies.key(PHONE, new byte[] {0, 0, 0})));
        assertTrue(copies.find(copies.key(PHONE, new byte[] {1, 0, 0})).isPresent());
    }
}
