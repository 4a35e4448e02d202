package org.opendpma.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opendpma.sip.ManualClock;

/** How long guessers wait, and what is kept of them. */
class ThrottleTest {
    private final ManualClock clock = new ManualClock();
    private final Throttle throttle = new Throttle(20, clock);

    @Test
    void theWaitDoublesFromASecondToAMinute() {
        var waits = new ArrayList<Integer>();
        for (int i = 0; i < 14; i++) {
            throttle.failed("a", 4);
            int wait = throttle.blocked("a").orElse(0);
            waits.add(wait);
            clock.advance(Duration.ofSeconds(wait));
            assertEquals(OptionalInt.empty(), throttle.blocked("a"), "after the wait somebody looks again");
        }
        assertEquals(List.of(0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60), waits);
    }

    @Test
    void theWaitIsRoundedUp() {
        for (int i = 0; i < 7; i++) {
            throttle.failed("a", 4);
        }
        clock.advance(Duration.ofMillis(1_100));
        assertEquals(OptionalInt.of(1), throttle.blocked("a"));
        clock.advance(Duration.ofMillis(899));
        assertEquals(OptionalInt.of(1), throttle.blocked("a"));
        clock.advance(Duration.ofMillis(1));
        assertEquals(OptionalInt.empty(), throttle.blocked("a"));
    }

    @Test
    void aQuarterOfAnHourWithoutAFailureForgets() {
        for (int i = 0; i < 12; i++) {
            throttle.failed("a", 4);
        }
        clock.advance(Duration.ofMinutes(15));
        throttle.failed("a", 4);
        assertEquals(OptionalInt.empty(), throttle.blocked("a"));
    }

    @Test
    void whoGetsInIsForgotten() {
        for (int i = 0; i < 12; i++) {
            throttle.failed("a", 4);
        }
        throttle.succeeded("a");
        assertEquals(OptionalInt.empty(), throttle.blocked("a"));
        throttle.failed("a", 4);
        assertEquals(OptionalInt.empty(), throttle.blocked("a"));
    }

    @Test
    void keysDoNotConcernEachOther() {
        for (int i = 0; i < 12; i++) {
            throttle.failed("a", 4);
        }
        assertEquals(OptionalInt.empty(), throttle.blocked("b"));
    }

    @Test
    void countingNeverOverflows() {
        for (int i = 0; i < 300_000; i++) {
            throttle.failed("a", 4);
        }
        assertEquals(OptionalInt.of(60), throttle.blocked("a"));
    }

    /** A million forged names fill no memory; whoever failed lately is still kept. */
    @Test
    void aMillionKeysAreNotKept() {
        Runtime runtime = Runtime.getRuntime();
        long before = used(runtime);
        for (int i = 0; i < 1_000_000; i++) {
            throttle.failed("key " + i, 30);
        }
        long grown = used(runtime) - before;
        assertTrue(grown < 16 * 1024 * 1024, () -> "grown by " + grown);
        assertEquals(OptionalInt.of(1), throttle.blocked("key 999999"));
        assertEquals(OptionalInt.of(1), throttle.blocked("key 990000"));
        assertEquals(OptionalInt.empty(), throttle.blocked("key 989999"));
    }

    private static long used(Runtime runtime) {
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
