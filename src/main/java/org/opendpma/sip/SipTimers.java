package org.opendpma.sip;

import java.time.Duration;

/** The times of RFC 3261 section 17 (table 4) and the bounds of ours. */
final class SipTimers {
    static final Duration T1 = Duration.ofMillis(500);
    static final Duration T2 = Duration.ofSeconds(4);
    /** Timer F: a transaction without a final response is given up. */
    static final Duration F = T1.multipliedBy(64);
    /** Timer J: so long a request may be sent again by a phone that did not see our response. */
    static final Duration J = T1.multipliedBy(64);
    /** From the first byte of a message on a connection to its last. */
    static final Duration MESSAGE = Duration.ofSeconds(10);

    static final Duration HANDSHAKE = Duration.ofSeconds(5);
    /** A handshake that took longer gives its place to one that waits. */
    static final Duration HANDSHAKE_UNDER_PRESSURE = Duration.ofSeconds(1);

    static final Duration WRITE = Duration.ofSeconds(10);

    private SipTimers() {}
}
