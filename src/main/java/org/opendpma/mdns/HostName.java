package org.opendpma.mdns;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The host names that SRV records point to: one per address, so that two interfaces on one network do not contradict each other. */
final class HostName {
    private static final String PREFIX = "opendpma-";

    private HostName() {}

    /** The label in front of {@code .local}: {@code opendpma-192-0-2-1}. */
    static String of(InetAddress address) {
        return PREFIX + address.getHostAddress().replaceFirst("%.*", "").replaceAll("[.:]", "-");
    }

    /** The same address with this name attached: without one, JmDNS would ask the name server and wait for it. */
    static InetAddress attachedTo(InetAddress address, String name) {
        try {
            return address instanceof Inet6Address v6
                    ? Inet6Address.getByAddress(name, v6.getAddress(), v6.getScopeId())
                    : InetAddress.getByAddress(name, address.getAddress());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("An address that exists has the wrong length: " + address, e);
        }
    }
}
