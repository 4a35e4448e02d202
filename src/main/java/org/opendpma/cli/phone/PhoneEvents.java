package org.opendpma.cli.phone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the phone is told from outside, until it has time for it. Bounded; any thread. */
final class PhoneEvents {
    /** The push that wants the configuration to be fetched again. */
    static final String NEW_CONFIG = "digium.phone.new_config";
    /** The connection is gone. */
    static final String CLOSED = "connection closed";

    private static final int MOST_WAITING = 64;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /** Notes an event; false when there are too many. */
    boolean offer(String event) {
        return waiting.offer(event);
    }

    /** Notes an event that must not be lost; what waits gives way. */
    void post(String event) {
        if (!waiting.offer(event)) {
            waiting.clear();
            waiting.add(event);
        }
    }

    /** Waits for an event; empty when none comes in time. */
    Optional<String> await(Duration longest) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
    }
}
