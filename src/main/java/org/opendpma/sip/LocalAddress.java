package org.opendpma.sip;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** Finds the address of ours that the system's routes use towards another: nothing is sent. */
final class LocalAddress {
    private static final int ANY_PORT = 9;

    private LocalAddress() {}

    /** Empty when there is no route. */
    static Optional<InetAddress> towards(InetAddress other) {
        try (var probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(other, ANY_PORT));
            return Optional.of(probe.getLocalAddress()).filter(a -> !a.isAnyLocalAddress());
        } catch (SocketException | UncheckedIOException noRoute) {
            return Optional.empty();
        }
    }
}
