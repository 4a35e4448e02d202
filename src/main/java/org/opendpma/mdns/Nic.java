package org.opendpma.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One network interface as it is at this moment.
 *
 * @param index the system's number for it; differs when an interface of the same name was made anew
 * @param up whether it is up and has its cable
 * @param addresses in the system's order
 */
record Nic(String name, int index, boolean up, boolean loopback, boolean multicast, List<InetAddress> addresses) {
    Nic {
        addresses = List.copyOf(addresses);
    }

    /**
     * All interfaces of this machine, now, in the order in which they were made.
     *
     * @throws UncheckedIOException when the system does not list them
     */
    static List<Nic> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(i -> read(i).stream())
                    .sorted(Comparator.comparing(Nic::index))
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException("The network interfaces cannot be listed.", e);
        }
    }

    /** Nothing for an interface that went away while it was read. */
    private static Optional<Nic> read(NetworkInterface i) {
        try {
            return Optional.of(new Nic(
                    i.getName(),
                    i.getIndex(),
                    i.isUp(),
                    i.isLoopback(),
                    i.supportsMulticast(),
                    i.inetAddresses().toList()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
