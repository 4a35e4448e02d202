package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with several networks, with IPv6 only, and with none but its loopback. */
class InterfacesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Namespaces network = new Namespaces();
    private final Namespaces.Machine server = network.machine();
    private final Namespaces.Machine phones = network.machine();

    @TempDir
    private Path directory;

    @TempDir
    private Path otherDirectory;

    @AfterEach
    void takeApart() {
        network.close();
    }

    @Test
    void eachInterfaceAnnouncesItsOwnAddress() throws Exception {
        Namespaces.Machine others = network.machine();
        network.cable(server, "eth0", "10.77.0.1/24", phones, "eth0", "10.77.0.2/24");
        network.cable(server, "eth1", "10.78.0.1/24", others, "eth0", "10.78.0.2/24");
        AvahiMachine here = AvahiMachine.start(phones, "phones", directory);
        AvahiMachine there = AvahiMachine.start(others, "others", otherDirectory);
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "");
        announcer.announce("Phones", "", 5062, "tls");
        assertOnly(here, "10.77.0.1");
        assertOnly(there, "10.78.0.1");
        assertEquals(
                "mDNS: JmDNS announces \"Phones\": sip:proxy@10.77.0.1:5062;transport=tls on eth0,"
                        + " sip:proxy@10.78.0.1:5062;transport=tls on eth1",
                announcer.describe());
        long millis = announcer.close();
        assertTrue(millis < 2500, "close took " + millis + " ms");
        Poll.until(PATIENCE, "nothing on the one network", here::browse, List::isEmpty);
        Poll.until(PATIENCE, "nothing on the other network", there::browse, List::isEmpty);
    }

    @Test
    void onlyTheNamedInterfaceAnnounces() throws Exception {
        Namespaces.Machine others = network.machine();
        network.cable(server, "eth0", "10.77.0.1/24", phones, "eth0", "10.77.0.2/24");
        network.cable(server, "eth1", "10.78.0.1/24", others, "eth0", "10.78.0.2/24");
        AvahiMachine here = AvahiMachine.start(phones, "phones", directory);
        AvahiMachine there = AvahiMachine.start(others, "others", otherDirectory);
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "eth1");
        announcer.announce("Phones", "", 5062, "tls");
        assertOnly(there, "10.78.0.1");
        assertEquals(List.of(), here.browse());
    }

    /** With IPv6: of IPv4, Linux drops what comes in from an address of its own. */
    @Test
    void twoInterfacesOfOneNetworkDoNotContradictEachOther() throws Exception {
        network.cable(server, "eth0", "2001:db8:77::1/64", phones, "eth0", "2001:db8:77::2/64");
        network.cable(server, "eth1", "2001:db8:77::3/64", phones, "eth1", "2001:db8:77::4/64");
        server.configure("link", "set", "eth1", "down");
        phones.configure("link", "add", "lan", "type", "bridge");
        phones.configure("link", "set", "eth0", "master", "lan");
        phones.configure("link", "set", "eth1", "master", "lan");
        phones.up("lan", "2001:db8:77::5/64");
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory);
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "");
        announcer.announce("Phones", "", 5062, "tls");
        Poll.until(PATIENCE, "the announcement", avahi::browse, found -> !found.isEmpty());

        server.up("eth1", "2001:db8:77::3/64");
        List<Resolved> found = Poll.until(
                PATIENCE,
                "the announcement of the second interface",
                avahi::browse,
                f -> f.stream().anyMatch(r -> r.host().equals("opendpma-2001-db8-77-0-0-0-0-3.local")));
        assertEquals(
                List.of("Phones"), found.stream().map(Resolved::name).distinct().toList());
    }

    @Test
    void anInterfaceWithOnlyIpv6AnnouncesThat() throws Exception {
        network.cable(server, "eth0", "2001:db8:77::1/64", phones, "eth0", "2001:db8:77::2/64");
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory);
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "");
        announcer.announce("Phones", "", 5062, "tls");
        Resolved found = Poll.until(PATIENCE, "the announcement", avahi::browse, f -> !f.isEmpty())
                .get(0);
        assertEquals("2001:db8:77::1", found.address());
        assertEquals(
                List.of("serviceType=asterisk", "sipUrl=sip:proxy@[2001:db8:77:0:0:0:0:1]:5062;transport=tls"),
                found.text());
        announcer.close();
        Poll.until(PATIENCE, "nothing announced any more", avahi::browse, List::isEmpty);
    }

    /** Its {@code lo} has no MULTICAST flag, and there is no route at all. */
    @Test
    void onABareMachineServerAndPhoneMeetOnLoopback() throws Exception {
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "");
        announcer.announce("Phones", "", 5062, "tls");
        ForkedAnnouncer phone = ForkedAnnouncer.jmdns(server, "lo");
        assertEquals(
                "[FoundServer[name=Phones, sipUrl=sip:proxy@127.0.0.1:5062;transport=tls, serviceType=asterisk]]",
                phone.find(20));
        announcer.close();
        assertEquals("[]", phone.find(2));
        assertTrue(phone.endsByItself());
    }

    private static void assertOnly(AvahiMachine avahi, String address) throws InterruptedException {
        List<Resolved> found =
                Poll.until(PATIENCE, "the announcement of " + address, avahi::browse, f -> f.size() == 1);
        assertEquals(address, found.get(0).address());
        assertTrue(
                found.get(0).text().contains("sipUrl=sip:proxy@" + address + ":5062;transport=tls"), found.toString());
    }
}
