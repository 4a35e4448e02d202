package org.opendpma.conf;

import java.util.Optional;

/**
 * How often something may occur.
 *
 * @param most may be {@link #UNBOUNDED}
 */
record Times(long least, long most) {
    static final long UNBOUNDED = Long.MAX_VALUE;

    boolean isUnbounded() {
        return most == UNBOUNDED;
    }

    /** Both together; empty where that is no range any more, as in two or four, six ... times. */
    Optional<Times> times(Times outer) {
        if (least > 1 && outer.least != outer.most) {
            return Optional.empty();
        }
        long all =
                most == 0 || outer.most == 0 ? 0 : isUnbounded() || outer.isUnbounded() ? UNBOUNDED : most * outer.most;
        return Optional.of(new Times(least * outer.least, all));
    }
}
