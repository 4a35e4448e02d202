package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final Nic LO = nic("lo", true, true, false, "127.0.0.1", "::1");
    private static final Nic ETH = nic("eth0", true, false, true, "fe80::1", "192.0.2.1");
    private static final Nic WLAN = nic("wlan0", true, false, true, "169.254.3.4", "198.51.100.7", "198.51.100.8");
    private static final Nic UNPLUGGED = nic("eth1", false, false, true, "203.0.113.1");
    private static final Nic POINT_TO_POINT = nic("wg0", true, false, false, "10.0.0.1");
    private static final Nic ADDRESSLESS = nic("eth2", true, false, true);
    private static final Nic ONLY_IPV6 = nic("eth3", true, false, true, "fe80::3", "2001:db8::3");
    private static final Nic BRIDGE_PORT = nic("veth0", true, false, true, "fe80::4");
    private static final List<Nic> ALL =
            List.of(LO, ETH, WLAN, UNPLUGGED, POINT_TO_POINT, ADDRESSLESS, ONLY_IPV6, BRIDGE_PORT);

    @Test
    void takesWhatIsUpAndCanMulticastWithOneAddressEach() {
        assertEquals(
                List.of("eth0 192.0.2.1", "wlan0 198.51.100.7", "eth3 2001:db8:0:0:0:0:0:3"), chosen(ALL, List.of()));
    }

    @Test
    void takesLoopbackOnlyWhenNothingElseIsThere() {
        assertEquals(List.of("lo 127.0.0.1"), chosen(List.of(LO, UNPLUGGED, ADDRESSLESS), List.of()));
    }

    @Test
    void takesWhatIsNamedInThatOrderWithOrWithoutTheFlag() {
        assertEquals(
                List.of("wg0 10.0.0.1", "lo 127.0.0.1", "eth0 192.0.2.1", "veth0 fe80:0:0:0:0:0:0:4"),
                chosen(ALL, List.of("wg0", "lo", "eth0", "lo", "veth0")));
    }

    @Test
    void neverReplacesANamedInterfaceThatIsDownOrUnknown() {
        assertEquals(List.of(), chosen(ALL, List.of("eth1", "nosuch", "eth2")));
    }

    @Test
    void anInterfaceMadeAnewIsAnotherCandidate() {
        var again = new Nic("eth0", ETH.index() + 100, true, false, true, ETH.addresses());
        assertNotEquals(Candidate.choose(List.of(ETH), List.of()), Candidate.choose(List.of(again), List.of()));
    }

    @Test
    void anAddressInAUriHasNoZone() throws UnknownHostException {
        var linkLocal = new Candidate("eth0", 2, InetAddress.getByName("fe80::1%2"));
        assertEquals("fe80:0:0:0:0:0:0:1", linkLocal.host());
    }

    @Test
    void readsTheInterfacesOfThisMachine() {
        var loopbacks = Nic.all().stream().filter(Nic::loopback).toList();
        assertEquals(1, loopbacks.size());
        assertEquals("lo", loopbacks.get(0).name());
    }

    private static List<String> chosen(List<Nic> nics, List<String> names) {
        return Candidate.choose(nics, names).stream()
                .map(c -> c.nic() + " " + c.host())
                .toList();
    }

    static Nic nic(String name, boolean up, boolean loopback, boolean multicast, String... addresses) {
        var parsed = new ArrayList<InetAddress>();
        for (String a : addresses) {
            try {
                parsed.add(InetAddress.getByName(a));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(a, e);
            }
        }
        return new Nic(name, Math.abs(name.hashCode() % 50) + 1, up, loopback, multicast, parsed);
    }
}
