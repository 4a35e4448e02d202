package org.opendpma.it;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;

/** Waits for what happens sooner or later. */
public final class Poll {
    private static final int PAUSE_MILLIS = 100;

    private Poll() {}

    /** Looks again until it is as wanted, and fails with the last look when it never is. */
    public static <T> T until(Duration deadline, String what, Supplier<T> look, Predicate<T> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        T last = look.get();
        while (!wanted.test(last)) {
            if (System.nanoTime() - end >= 0) {
                Assertions.fail("Not within " + deadline.toSeconds() + " s: " + what + "; the last look saw: " + last);
            }
            Thread.sleep(PAUSE_MILLIS);
            last = look.get();
        }
        return last;
    }
}
