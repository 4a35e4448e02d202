package org.opendpma.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.opendpma.site.IpAddresses;

/** Slowing down, shutting out, forgetting; and a million guesses. */
class GuessersTest {
    private final HandClock clock = new HandClock();
    private final Guessers guessers = new Guessers(clock);

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(long millis) {
            now = now.plusMillis(millis);
        }
    }

    private static InetAddress ip(String literal) {
        return IpAddresses.parse(literal).orElseThrow();
    }

    @Test
    void tenAMinuteAreFree() {
        InetAddress here = ip("192.0.2.7");
        for (int i = 0; i < 9; i++) {
            guessers.wrong(here, "name" + i);
            assertTrue(guessers.blocked(here).isEmpty(), "after " + i);
        }
        guessers.wrong(here, "name9");
        assertEquals(2, guessers.blocked(here).orElse(0));
        assertTrue(guessers.blocked(ip("192.0.2.8")).isEmpty(), "a neighbour");
        clock.pass(2_000);
        assertTrue(guessers.blocked(here).isEmpty());
    }

    @Test
    void aHundredShutOutForTenMinutes() {
        InetAddress here = ip("192.0.2.7");
        for (int i = 0; i < 99; i++) {
            assertFalse(guessers.wrong(here, "name" + i));
            clock.pass(2_000);
        }
        assertTrue(guessers.wrong(here, "name99"));
        assertEquals(600, guessers.blocked(here).orElse(0));
        clock.pass(599_000);
        assertEquals(1, guessers.blocked(here).orElse(0));
        clock.pass(1_000);
        assertTrue(guessers.blocked(here).isEmpty());
        assertFalse(guessers.wrong(here, "name100"), "it begins anew");
    }

    @Test
    void theSameNameCountsOnceAndEachPassword() {
        InetAddress here = ip("192.0.2.7");
        for (int i = 0; i < 50; i++) {
            guessers.wrong(here, "000fd3aabbcc");
        }
        assertTrue(guessers.blocked(here).isEmpty());
        for (int i = 0; i < 10; i++) {
            guessers.wrong(here, "");
        }
        assertTrue(guessers.blocked(here).isPresent());
    }

    @Test
    void sixtyFourBitsOfIpv6AreOneGuesser() {
        for (int i = 1; i <= 10; i++) {
            guessers.wrong(ip("2001:db8::" + i), "name" + i);
        }
        assertTrue(guessers.blocked(ip("2001:db8::ffff")).isPresent());
        assertTrue(guessers.blocked(ip("2001:db8:0:1::1")).isEmpty());
    }

    @Test
    void aMillionGuessersAreBounded() {
        for (int i = 0; i < 1_000_000; i++) {
            guessers.wrong(ip("10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255)), "name" + i);
        }
        assertEquals(10_000, guessers.size());
    }
}
