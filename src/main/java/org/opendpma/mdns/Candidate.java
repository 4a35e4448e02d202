package org.opendpma.mdns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One interface to announce on, with the one address to announce there.
 *
 * @param nic name of the interface
 * @param index the system's number for it
 * @param address an IPv4 address, or an IPv6 address when the interface has no other
 */
record Candidate(String nic, int index, InetAddress address) {
    /** IPv4 before IPv6, and within each what is reachable from elsewhere before what is link-local. */
    private static final Comparator<InetAddress> PREFERENCE = Comparator.<InetAddress, Boolean>comparing(
                    Inet6Address.class::isInstance)
            .thenComparing(InetAddress::isLinkLocalAddress);

    /**
     * The interfaces to use.
     *
     * @param names as in {@link MdnsSettings#interfaces()}: those named, in that order, whether or not they have the MULTICAST flag
     *     (Linux's {@code lo} lacks it and works all the same); without names the default choice, which leaves out what has only a
     *     link-local IPv6 address: that cannot stand in a SIP URI for phones, and each port of a bridge has one
     */
    static List<Candidate> choose(List<Nic> nics, List<String> names) {
        if (!names.isEmpty()) {
            return names.stream()
                    .flatMap(n -> usable(nics, i -> i.name().equals(n)).stream())
                    .distinct()
                    .toList();
        }
        List<Candidate> outside = usable(nics, i -> i.multicast() && !i.loopback()).stream()
                .filter(c -> c.isIpv4() || !c.address().isLinkLocalAddress())
                .toList();
        return outside.isEmpty() ? usable(nics, Nic::loopback) : outside;
    }

    /** The address as it stands in a URI: without a zone. */
    String host() {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    boolean isIpv4() {
        return address instanceof Inet4Address;
    }

    private static List<Candidate> usable(List<Nic> nics, Predicate<Nic> wanted) {
        return nics.stream()
                .filter(Nic::up)
                .filter(wanted)
                .flatMap(nic -> of(nic).stream())
                .toList();
    }

    private static Optional<Candidate> of(Nic nic) {
        return nic.addresses().stream().min(PREFERENCE).map(a -> new Candidate(nic.name(), nic.index(), a));
    }
}
