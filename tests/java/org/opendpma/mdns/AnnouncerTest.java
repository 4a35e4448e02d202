package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.it.Poll;
import org.opendpma.site.SipTransport;

/** The announcer on this machine's own loopback interface, with an Avahi that does nothing. */
class AnnouncerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Nic LO =
            Nic.all().stream().filter(Nic::loopback).findFirst().orElseThrow();
    /** Others may announce on this loopback too. */
    private static final String NAME = "Test of " + ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    private Path run;
    private Path services;

    @BeforeEach
    void directories() throws Exception {
        run = Files.createDirectory(directory.resolve("run"));
        services = Files.createDirectory(directory.resolve("services"));
    }

    @Test
    void isFoundOnLoopbackUntilItCloses() throws Exception {
        var announcer = announcer(Backend.JMDNS, () -> List.of(LO));
        try (announcer) {
            announcer.announce(announcement(5062, Optional.empty()));
            assertEquals(
                    "mDNS: JmDNS announces \"" + NAME + "\": sip:proxy@127.0.0.1:5062;transport=tls on lo",
                    announcer.describe());
            awaitFound(found -> found.equals(List.of("sip:proxy@127.0.0.1:5062;transport=tls")));
            announcer.announce(announcement(5063, Optional.of("pbx.example.com")));
            awaitFound(found -> found.equals(List.of("sip:proxy@pbx.example.com:5063;transport=tls")));
        }
        awaitFound(List::isEmpty);
        assertEquals("mDNS announces nothing any more", announcer.describe());
        Poll.until(PATIENCE, "no threads left", AnnouncerTest::threads, List::isEmpty);
    }

    @Test
    void aChangeBeforeTheFirstAnnouncementIsNotLost() throws Exception {
        try (var announcer = announcer(Backend.JMDNS, () -> List.of(LO))) {
            announcer.announce(announcement(5062, Optional.empty()));
            announcer.announce(announcement(5063, Optional.empty()));
            awaitFound(found -> found.equals(List.of("sip:proxy@127.0.0.1:5063;transport=tls")));
        }
    }

    @Test
    void closingTwiceOrUnusedIsQuickAndAnnouncingAfterwardsDoesNothing() {
        var announcer = announcer(Backend.JMDNS, () -> List.of(LO));
        announcer.close();
        announcer.close();
        announcer.announce(announcement(5062, Optional.empty()));
        assertEquals("mDNS announces nothing any more", announcer.describe());
    }

    @Test
    void whatIsOffRemovesWhatACrashLeft() throws Exception {
        var file = new AvahiServiceFile(services);
        file.write(NAME, 5062, announcement(5062, Optional.empty()).text("192.0.2.1"));
        var off = new MdnsSettings(false, Backend.AUTO, List.of());
        try (var announcer = new Announcer(off, run, services)) {
            assertFalse(Files.exists(file.path()));
            announcer.announce(announcement(5062, Optional.empty()));
            assertEquals("mDNS is off ([mdns] enabled=no)", announcer.describe());
        }
    }

    @Test
    void followsAnInterfaceThatGoesAndComes() throws Exception {
        var nics = new AtomicReference<>(List.<Nic>of());
        try (var announcer = announcer(Backend.JMDNS, nics::get)) {
            announcer.announce(announcement(5062, Optional.empty()));
            awaitDescription(announcer, "finds no interface");
            nics.set(List.of(LO));
            awaitDescription(announcer, "on lo");
            nics.set(List.of());
            awaitDescription(announcer, "finds no interface");
        }
    }

    @Test
    void anInterfaceThatCannotBeUsedDoesNotStopTheOthers() throws Exception {
        Nic elsewhere = CandidateTest.nic("eth77", true, false, true, "203.0.113.77");
        var settings = new MdnsSettings(true, Backend.JMDNS, List.of("eth77", "lo", "eth78"));
        try (var announcer = announcer(settings, new AvahiDaemon(run), () -> List.of(elsewhere, LO))) {
            announcer.announce(announcement(5062, Optional.empty()));
            assertTrue(
                    announcer
                            .describe()
                            .endsWith("transport=tls on lo; not on eth78 (missing, down or without an address)"),
                    announcer.describe());
            assertFalse(announcer.describe().contains("203.0.113.77"), announcer.describe());
        }
    }

    @Test
    void avahisFileFollowsTheAddressAndComesBackWhenItIsDeleted() throws Exception {
        var nics = new AtomicReference<>(List.of(eth("192.0.2.1")));
        var settings = new MdnsSettings(true, Backend.AUTO, List.of());
        Path file = services.resolve("opendpma.service");
        try (var avahi = FakeAvahi.start(run);
                var announcer = announcer(settings, avahi.daemon(), nics::get)) {
            announcer.announce(announcement(5062, Optional.empty()));
            assertTrue(Files.readString(file).contains("sip:proxy@192.0.2.1:5062"));
            nics.set(List.of(eth("192.0.2.9")));
            awaitDescription(announcer, "192.0.2.9");
            assertTrue(Files.readString(file).contains("sip:proxy@192.0.2.9:5062"));
            Files.delete(file);
            Poll.until(PATIENCE, "the file again", () -> Files.exists(file), there -> there);
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void jmdnsTakesOverWhenAvahiDies() throws Exception {
        Path file = services.resolve("opendpma.service");
        try (var avahi = FakeAvahi.start(run);
                var announcer =
                        announcer(new MdnsSettings(true, Backend.AUTO, List.of()), avahi.daemon(), () -> List.of(LO))) {
            announcer.announce(announcement(5062, Optional.of("pbx.example.com")));
            assertTrue(announcer.describe().startsWith("mDNS: Avahi announces"), announcer.describe());
            avahi.die();
            awaitDescription(announcer, "JmDNS announces");
            awaitDescription(announcer, "; not through Avahi, because no avahi-daemon runs");
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void jmdnsTakesOverWhenTheFileIsNotOurs() throws Exception {
        Path file = services.resolve("opendpma.service");
        Files.writeString(file, "<service-group/>");
        try (var avahi = FakeAvahi.start(run);
                var announcer =
                        announcer(new MdnsSettings(true, Backend.AUTO, List.of()), avahi.daemon(), () -> List.of(LO))) {
            announcer.announce(announcement(5062, Optional.of("pbx.example.com")));
            assertTrue(
                    announcer.describe().endsWith("because " + file + " was not written by OpenDPMA and is left alone"),
                    announcer.describe());
        }
        assertEquals("<service-group/>", Files.readString(file));
    }

    @Test
    void avahiThatIsAskedForIsNotReplaced() throws Exception {
        var nowhere = new AvahiServiceFile(directory.resolve("nowhere"));
        var settings = new MdnsSettings(true, Backend.AVAHI, List.of());
        try (var announcer =
                new Announcer(settings, new AvahiDaemon(run), nowhere, () -> List.of(eth("192.0.2.1")), LOOK_AGAIN)) {
            announcer.announce(announcement(5062, Optional.empty()));
            assertEquals("mDNS announces nothing: there is no directory " + nowhere.directory(), announcer.describe());
            Files.createDirectory(nowhere.directory());
            awaitDescription(announcer, "Avahi announces");
        }
    }

    private Announcer announcer(Backend backend, Supplier<List<Nic>> nics) {
        return announcer(new MdnsSettings(true, backend, List.of()), new AvahiDaemon(run), nics);
    }

    private Announcer announcer(MdnsSettings settings, AvahiDaemon avahi, Supplier<List<Nic>> nics) {
        return new Announcer(settings, avahi, new AvahiServiceFile(services), nics, LOOK_AGAIN);
    }

    private static Announcement announcement(int port, Optional<String> address) {
        return new Announcement(NAME, address, port, SipTransport.TLS);
    }

    private static Nic eth(String address) {
        return CandidateTest.nic("eth0", true, false, true, address);
    }

    private static void awaitDescription(Announcer announcer, String part) throws InterruptedException {
        Poll.until(PATIENCE, "a description with \"" + part + "\"", announcer::describe, d -> d.contains(part));
    }

    private static void awaitFound(Predicate<List<String>> wanted) throws InterruptedException {
        Poll.until(
                PATIENCE,
                "the announcement",
                () -> Discovery.find(Duration.ofSeconds(2), List.of("lo")).stream()
                        .filter(server -> server.name().equals(NAME))
                        .map(FoundServer::sipUrl)
                        .toList(),
                wanted);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("opendpma") || name.contains("JmDNS"))
                .toList();
    }
}
