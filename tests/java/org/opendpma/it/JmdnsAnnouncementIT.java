package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an Avahi on another machine makes of our JmDNS. */
class JmdnsAnnouncementIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAME = "Dr. Müller's \"PBX\", Ltd.";

    private final Namespaces network = new Namespaces();
    private final Namespaces.Machine server = network.machine();
    private final Namespaces.Machine phones = network.machine();

    @TempDir
    private Path directory;

    @BeforeEach
    void cable() {
        network.cable(server, "eth0", "10.77.0.1/24", phones, "eth0", "10.77.0.2/24");
    }

    @AfterEach
    void takeApart() {
        network.close();
    }

    @Test
    void isResolvedChangedAndTakenBack() throws Exception {
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory);
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "");
        announcer.announce(NAME, "", 5062, "tls");
        Resolved first = one(avahi, r -> true);
        assertEquals(
                new Resolved(
                        "eth0",
                        NAME,
                        "opendpma-10-77-0-1.local",
                        "10.77.0.1",
                        5062,
                        List.of("serviceType=asterisk", "sipUrl=sip:proxy@10.77.0.1:5062;transport=tls")),
                first);

        announcer.announce(NAME, "", 5063, "udp");
        Resolved changed = one(avahi, r -> r.text().contains("sipUrl=sip:proxy@10.77.0.1:5063;transport=udp"));
        assertEquals(5063, changed.port());
        assertEquals(NAME, changed.name());

        announcer.announce("Other", "pbx.example.com", 5063, "udp");
        Resolved renamed = one(avahi, r -> r.name().equals("Other"));
        assertEquals(
                List.of("serviceType=asterisk", "sipUrl=sip:proxy@pbx.example.com:5063;transport=udp"), renamed.text());

        long millis = announcer.close();
        Poll.until(PATIENCE, "nothing announced any more", avahi::browse, List::isEmpty);
        assertTrue(millis < 2500, "close took " + millis + " ms");
        assertTrue(announcer.endsByItself());
    }

    @Test
    void aNameThatIsTakenGetsANumberAndALogLine() throws Exception {
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory);
        avahi.publish("Phones", 5060);
        one(avahi, r -> r.port() == 5060 && r.address().equals("10.77.0.2"));
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "eth0");
        announcer.announce("Phones", "", 5062, "tcp");
        one(avahi, r -> r.name().equals("Phones (2)") && r.port() == 5062);
        Poll.until(
                PATIENCE,
                "a line in the log",
                () -> {
                    announcer.describe();
                    return announcer.log();
                },
                log -> log.stream().anyMatch(l -> l.contains("phones there see this one as \"Phones (2)\"")));
        announcer.close();
        assertEquals(
                1,
                announcer.log().stream().filter(l -> l.contains("Phones (2)")).count());
    }

    @Test
    void aPulledCableAndANewAddressAreFollowed() throws Exception {
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory);
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "");
        announcer.announce("Phones", "", 5062, "tls");
        one(avahi, r -> r.address().equals("10.77.0.1"));

        phones.configure("link", "set", "eth0", "down");
        Poll.until(PATIENCE, "the lost interface", announcer::describe, d -> !d.contains(" on eth0"));
        server.configure("addr", "del", "10.77.0.1/24", "dev", "eth0");
        server.configure("addr", "add", "10.77.0.9/24", "dev", "eth0");
        phones.configure("link", "set", "eth0", "up");
        Resolved moved = one(avahi, r -> r.address().equals("10.77.0.9"));
        assertTrue(moved.text().contains("sipUrl=sip:proxy@10.77.0.9:5062;transport=tls"), moved.toString());
        assertEquals("Phones", moved.name());
    }

    /** The one announcement there is, once it is as wanted. */
    private static Resolved one(AvahiMachine avahi, Predicate<Resolved> wanted) throws InterruptedException {
        return Poll.until(
                        PATIENCE,
                        "the announcement",
                        () -> avahi.browse().stream()
                                .filter(r -> r.nic().equals("eth0"))
                                .filter(wanted)
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }
}
