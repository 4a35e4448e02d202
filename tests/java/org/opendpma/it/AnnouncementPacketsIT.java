package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.it.Capture.Packet.PTR;
import static org.opendpma.it.Capture.Packet.SRV;
import static org.opendpma.it.Capture.Packet.TXT;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire: RFC 6762 sections 8.1, 8.3, 10.1 and 11. */
class AnnouncementPacketsIT {
    private static final String SERVICE = "Phones._digiumproxy._udp.local";

    private final Namespaces network = new Namespaces();
    private final Namespaces.Machine server = network.machine();
    private final Namespaces.Machine phones = network.machine();

    @AfterEach
    void takeApart() {
        network.close();
    }

    @Test
    void probesAnnouncesTwiceAndSaysGoodbye() throws Exception {
        network.cable(server, "eth0", "10.77.0.1/24", phones, "eth0", "10.77.0.2/24");
        Capture wire = Capture.start(phones, server, "10.77.0.1", "10.77.0.2");
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "eth0");
        announcer.announce("Phones", "", 5062, "tls");

        List<Capture.Packet> announced = wire.await("two announcements", p -> p.isResponse() && isFresh(p.ttl(SRV)), 2);
        double apart = announced.get(1).time() - announced.get(0).time();
        assertTrue(apart >= 0.9, "the announcements are " + apart + " s apart");
        assertTrue(announced.stream().allMatch(p -> isFresh(p.ttl(TXT)) && isFresh(p.ttl(PTR))), announced.toString());

        List<Capture.Packet> probes =
                wire.seen(p -> !p.isResponse() && p.names().contains(SERVICE));
        assertTrue(probes.size() >= 3, probes.toString());
        assertTrue(probes.get(2).time() < announced.get(0).time(), probes + " before " + announced);

        announcer.close();
        Capture.Packet goodbye = wire.await("a goodbye", p -> p.isResponse() && p.ttl(SRV) == 0, 1)
                .get(0);
        assertEquals(0, goodbye.ttl(PTR));
        assertEquals(0, goodbye.ttl(TXT));
        assertTrue(goodbye.names().contains(SERVICE), goodbye.toString());
        assertEquals(List.of(), wire.seen(p -> p.ipTtl() != 255));
    }

    /** JmDNS counts down from 120 from the moment when it made the record. */
    private static boolean isFresh(int ttl) {
        return ttl == 119 || ttl == 120;
    }
}
