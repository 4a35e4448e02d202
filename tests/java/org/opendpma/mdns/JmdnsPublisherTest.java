package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendpma.site.SipTransport;

/** What heals on this machine's own loopback interface. */
class JmdnsPublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Candidate> LOOPBACK = Candidate.choose(Nic.all(), List.of("lo"));
    private static final Announcement ANNOUNCEMENT =
            new Announcement("Healing " + ProcessHandle.current().pid(), Optional.empty(), 5062, SipTransport.UDP);

    private final JmdnsPublisher publisher = new JmdnsPublisher();

    @AfterEach
    void withdraw() {
        publisher.withdraw(PATIENCE);
    }

    @Test
    void whatFailedIsReplacedAndWhatWorksStays() {
        GatedDns first = only();
        assertSame(first, only());
        first.recover();
        assertFalse(first.isHealthy());
        GatedDns second = only();
        assertNotSame(first, second);
        assertTrue(second.isHealthy());
    }

    @Test
    void whatWasClosedIsReplaced() {
        GatedDns first = only();
        first.close();
        assertFalse(first.isHealthy());
        assertNotSame(first, only());
    }

    @Test
    void aDeadReaderIsNoticed() throws Exception {
        try (var outside = new MulticastSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var sender = new MulticastSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Gate broken = (message, from) -> {
                throw new IllegalStateException("a fault in this program");
            };
            var airlock = new Airlock(outside, broken, () -> false);
            assertTrue(airlock.isRead());
            var reader = new Thread(() -> assertFails(airlock), "reader");
            reader.start();
            byte[] question = Messages.bytes(Messages.query(Messages.question(DnsName.TYPE, DnsMessage.PTR)));
            sender.send(new DatagramPacket(question, question.length, outside.getLocalSocketAddress()));
            reader.join(PATIENCE.toMillis());
            assertFalse(airlock.isRead());
            assertEquals(1, airlock.seen());
            assertEquals(0, airlock.admitted());
        }
    }

    private static void assertFails(Airlock airlock) {
        assertThrows(IllegalStateException.class, () -> airlock.receive(new DatagramPacket(new byte[8972], 8972)));
    }

    private GatedDns only() {
        publisher.publish(ANNOUNCEMENT, LOOPBACK);
        assertEquals(1, publisher.instances().size());
        return publisher.instances().get(0);
    }
}
