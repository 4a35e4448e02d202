package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    /** Near the end of its range, where a clock of nanoseconds may start. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(1), clock::get);

    @Test
    void letsABurstThroughAndThenOneInEachInterval() {
        assertEquals(3, taken(10));
        assertEquals(0, taken(10));
        clock.addAndGet(999_999_999);
        assertEquals(0, taken(10));
        clock.addAndGet(1);
        assertEquals(1, taken(10));
    }

    @Test
    void savesNoMoreThanABurst() {
        clock.addAndGet(Duration.ofDays(100).toNanos());
        assertEquals(3, taken(10));
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertEquals(2, taken(10));
    }

    private long taken(int tries) {
        return IntStream.range(0, tries).filter(i -> limit.tryTake()).count();
    }
}
