package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an Avahi on another machine makes of the service file that we give to the Avahi of this one. */
class AvahiAnnouncementIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAME = "<Dr. Müller's> 🦊 & \"PBX\"";

    private final Namespaces network = new Namespaces();
    private final Namespaces.Machine server = network.machine();
    private final Namespaces.Machine phones = network.machine();

    @TempDir
    private Path serverDirectory;

    @TempDir
    private Path phonesDirectory;

    private AvahiMachine ours;
    private AvahiMachine theirs;

    @BeforeEach
    void startBoth() throws Exception {
        network.cable(server, "eth0", "10.77.0.1/24", phones, "eth0", "10.77.0.2/24");
        ours = AvahiMachine.start(server, "server", serverDirectory);
        theirs = AvahiMachine.start(phones, "phones", phonesDirectory);
    }

    @AfterEach
    void takeApart() {
        network.close();
    }

    @Test
    void isResolvedChangedAndTakenBack() throws Exception {
        ForkedAnnouncer announcer = announcer("auto", "");
        announcer.announce(NAME, "", 5062, "tls");
        assertTrue(announcer.describe().startsWith("mDNS: Avahi announces"), announcer.describe());
        assertEquals(
                new Resolved(
                        "eth0",
                        NAME,
                        "server.local",
                        "10.77.0.1",
                        5062,
                        List.of("serviceType=asterisk", "sipUrl=sip:proxy@10.77.0.1:5062;transport=tls")),
                one(r -> r.address().equals("10.77.0.1")));

        announcer.announce("Other", "pbx.example.com", 5063, "udp");
        Resolved changed = one(r -> r.name().equals("Other") && r.address().equals("10.77.0.1"));
        assertEquals(5063, changed.port());
        assertEquals(
                List.of("serviceType=asterisk", "sipUrl=sip:proxy@pbx.example.com:5063;transport=udp"), changed.text());

        long millis = announcer.close();
        Poll.until(PATIENCE, "nothing announced any more", theirs::browse, List::isEmpty);
        assertTrue(millis < 2500, "close took " + millis + " ms");
        assertFalse(Files.exists(ours.services().resolve("opendpma.service")));
        assertTrue(announcer.endsByItself());
    }

    /** As the vendor's page on firmware over multicast has it. */
    @Test
    void aFirmwareServerIsResolvedAndTakenBack() throws Exception {
        ForkedAnnouncer announcer = announcer("avahi", "");
        announcer.announce("PBX firmware", "", 8084, "firmware");
        assertEquals(
                new Resolved(
                        "eth0",
                        "PBX firmware",
                        "server.local",
                        "10.77.0.1",
                        8084,
                        List.of(
                                "D60File=2_9_20_D60_firmware.eff",
                                "D65File=2_9_20_D65_firmware.eff",
                                "firmwareUrl=http://10.77.0.1:8084/firmware/",
                                "firmwareVersion=2_9_20",
                                "serviceType=firmware",
                                "sipUrl=http://10.77.0.1:8084")),
                one(r -> r.address().equals("10.77.0.1")));
        announcer.close();
        Poll.until(PATIENCE, "nothing announced any more", theirs::browse, List::isEmpty);
    }

    @Test
    void whatACrashLeftIsReplaced() throws Exception {
        ForkedAnnouncer crashed = announcer("avahi", "");
        crashed.announce("Before", "", 5062, "tls");
        one(r -> r.name().equals("Before") && r.address().equals("10.77.0.1"));
        crashed.kill();
        announcer("avahi", "").announce("After", "", 5063, "tls");
        one(r -> r.name().equals("After") && r.address().equals("10.77.0.1"));
        Poll.until(
                PATIENCE,
                "the old announcement gone",
                theirs::browse,
                found -> found.stream().noneMatch(r -> r.name().equals("Before")));
        announcer("jmdns", "").describe();
        assertFalse(Files.exists(ours.services().resolve("opendpma.service")));
    }

    @Test
    void jmdnsTakesOverWhenAvahiStops() throws Exception {
        ForkedAnnouncer announcer = announcer("auto", "");
        announcer.announce("Phones", "", 5062, "tls");
        one(r -> r.host().equals("server.local") && r.address().equals("10.77.0.1"));
        ours.stop();
        one(r -> r.host().equals("opendpma-10-77-0-1.local"));
        assertTrue(announcer.describe().startsWith("mDNS: JmDNS announces"), announcer.describe());
        assertTrue(announcer.describe().contains("; not through Avahi, because no avahi-daemon runs"));
        assertFalse(Files.exists(ours.services().resolve("opendpma.service")));
    }

    @Test
    void namedInterfacesMeanJmdnsUnlessAvahiIsAskedFor() throws Exception {
        ForkedAnnouncer auto = announcer("auto", "eth0");
        auto.announce("By JmDNS", "", 5062, "tls");
        one(r -> r.name().equals("By JmDNS") && r.host().equals("opendpma-10-77-0-1.local"));
        assertTrue(auto.describe().contains("Avahi's service files cannot be limited to interfaces=eth0"));
        auto.close();

        ForkedAnnouncer avahi = announcer("avahi", "eth0");
        avahi.announce("By Avahi", "", 5062, "tls");
        one(r -> r.name().equals("By Avahi")
                && r.host().equals("server.local")
                && r.address().equals("10.77.0.1"));
        assertTrue(logged(avahi, "Avahi's service files cannot be limited to interfaces=eth0"));
    }

    @Test
    void aNameThatIsTakenGetsALogLine() throws Exception {
        theirs.publish("Phones", 5060);
        ForkedAnnouncer announcer = announcer("auto", "");
        one(r -> r.name().equals("Phones") && r.address().equals("10.77.0.2"));
        announcer.announce("Phones", "", 5062, "tls");
        one(r -> r.name().equals("Phones #2") && r.address().equals("10.77.0.1"));
        Poll.until(
                PATIENCE,
                "a line in the log",
                () -> {
                    announcer.describe();
                    return announcer.log();
                },
                log -> log.stream().anyMatch(l -> l.contains("phones see this one as \"Phones #2\"")));
    }

    private ForkedAnnouncer announcer(String backend, String interfaces) {
        return ForkedAnnouncer.start(server, backend, interfaces, ours.runDirectory(), ours.services());
    }

    private static boolean logged(ForkedAnnouncer announcer, String part) {
        announcer.describe();
        return announcer.log().stream().anyMatch(line -> line.contains(part));
    }

    private Resolved one(Predicate<Resolved> wanted) throws InterruptedException {
        return Poll.until(
                        PATIENCE,
                        "the announcement",
                        () -> theirs.browse().stream()
                                .filter(r -> r.nic().equals("eth0"))
                                .filter(wanted)
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }
}
