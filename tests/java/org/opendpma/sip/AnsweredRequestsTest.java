package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnsweredRequestsTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void remembersFor32Seconds() {
        var answered = new AnsweredRequests(10, clock);
        answered.remember("a", new byte[] {1});
        clock.advance(Duration.ofMillis(31_999));
        assertArrayEquals(new byte[] {1}, answered.find("a").orElseThrow());
        clock.advance(Duration.ofMillis(1));
        assertTrue(answered.find("a").isEmpty());
    }

    @Test
    void forgetsTheOldestFirst() {
        var answered = new AnsweredRequests(3, clock);
        for (String key : new String[] {"a", "b", "c", "d"}) {
            answered.remember(key, new byte[0]);
        }
        assertEquals(3, answered.size());
        assertTrue(answered.find("a").isEmpty());
        assertTrue(answered.find("b").isPresent());
    }

    @Test
    void whatIsTooOldMakesRoom() {
        var answered = new AnsweredRequests(1_000, clock);
        for (int i = 0; i < 100; i++) {
            answered.remember("old" + i, new byte[0]);
        }
        clock.advance(Duration.ofSeconds(33));
        answered.remember("new", new byte[0]);
        assertEquals(1, answered.size());
    }
}
