package org.opendpma.asterisk;

import java.time.Duration;

/**
 * How long an AMI session waits; tests wait less.
 *
 * @param connect for the TCP connection
 * @param answer for an answer of Asterisk, whole
 * @param ping between two looks whether it is still there
 * @param retry before the second attempt to log in; later ones wait longer
 */
record AmiTimes(Duration connect, Duration answer, Duration ping, Duration retry) {
    static final AmiTimes USUAL =
            new AmiTimes(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(1));

    /** How long nothing at all may come; longer than the wait between pings, so that a silent peer is found by the ping. */
    Duration silence() {
        return ping.plus(answer).multipliedBy(3);
    }
}
