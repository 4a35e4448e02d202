package org.opendpma.bench;

import java.net.InetSocketAddress;

/**
 * The server that is measured.
 *
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param contentType of the requests
 * @param kind what it answers
 */
record Target(InetSocketAddress server, String transport, String contentType, Kind kind) {
    /** What may be expected of it. */
    enum Kind {
        /** The phone's own configuration. */
        OPENDPMA,
        /** The body of the request, with something behind it. */
        ECHO
    }

    boolean isStream() {
        return !transport.equals("udp");
    }
}
