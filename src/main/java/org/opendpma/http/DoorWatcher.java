package org.opendpma.http;

import org.opendpma.site.WebScheme;

/** Is told what the door does, for metrics. Any thread; must not block. */
public interface DoorWatcher {
    /**
     * A request was answered.
     *
     * @param kind what it was for: {@code config}, {@code common}, {@code contacts}, {@code file}, {@code firmware},
     *     {@code health} or {@code other}
     * @param nanos from its arrival to the answer; for files to the end of the answer
     */
    void answered(WebScheme scheme, String kind, int status, long nanos);

    /** A TLS handshake came to nothing. */
    void handshakeFailed();
}
