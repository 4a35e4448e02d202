package org.opendpma.sip.message;

import java.net.InetSocketAddress;

/** Where a message really came from, whatever it says of itself. */
public record Source(InetSocketAddress remote) {
    String address() {
        String literal = remote.getAddress().getHostAddress();
        int scope = literal.indexOf('%');
        return scope < 0 ? literal : literal.substring(0, scope);
    }

    int port() {
        return remote.getPort();
    }
}
