package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendpma.site.SipTransport;

class ChoiceTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final List<Candidate> ONE =
            Candidate.choose(List.of(CandidateTest.nic("eth0", true, false, true, "192.0.2.1")), List.of());
    private static final List<Candidate> TWO = Candidate.choose(
            List.of(
                    CandidateTest.nic("eth0", true, false, true, "192.0.2.1"),
                    CandidateTest.nic("eth1", true, false, true, "198.51.100.1")),
            List.of());
    private static final List<Candidate> LOOPBACK =
            Candidate.choose(List.of(CandidateTest.nic("lo", true, true, false, "127.0.0.1")), List.of());

    @Test
    void autoTakesAvahiWhenOneAddressIsRightEverywhere() {
        assertEquals(new Choice.Avahi(NONE), choice(Backend.AUTO, List.of(), NONE, ONE, NONE));
        assertEquals(new Choice.Avahi(NONE), choice(Backend.AUTO, List.of(), Optional.of("pbx"), TWO, NONE));
    }

    @Test
    void autoTakesJmdnsAndSaysWhy() {
        assertReason("no avahi-daemon", choice(Backend.AUTO, List.of(), NONE, ONE, Optional.of("no avahi-daemon")));
        assertReason("this machine has 2", choice(Backend.AUTO, List.of(), NONE, TWO, NONE));
        assertReason("interfaces=eth0", choice(Backend.AUTO, List.of("eth0"), NONE, ONE, NONE));
        assertReason("interfaces=eth0", choice(Backend.AUTO, List.of("eth0"), Optional.of("pbx"), ONE, NONE));
        assertReason("loopback", choice(Backend.AUTO, List.of(), NONE, LOOPBACK, NONE));
        assertReason("this machine has 0", choice(Backend.AUTO, List.of(), NONE, List.of(), NONE));
    }

    @Test
    void whatIsAskedForIsTakenWithAWarningWhereItDoesNotFit() {
        assertEquals(new Choice.Jmdns(NONE), choice(Backend.JMDNS, List.of(), NONE, ONE, NONE));
        assertEquals(new Choice.Avahi(NONE), choice(Backend.AVAHI, List.of(), NONE, ONE, NONE));
        var warned =
                assertInstanceOf(Choice.Avahi.class, choice(Backend.AVAHI, List.of("eth1", "eth0"), NONE, TWO, NONE));
        assertEquals(Optional.of("Avahi's service files cannot be limited to interfaces=eth1,eth0"), warned.warning());
    }

    private static Choice choice(
            Backend backend,
            List<String> interfaces,
            Optional<String> address,
            List<Candidate> candidates,
            Optional<String> obstacle) {
        return Choice.of(
                new MdnsSettings(true, backend, interfaces),
                new Announcement("Phones", address, 5060, SipTransport.UDP),
                candidates,
                obstacle);
    }

    private static void assertReason(String part, Choice choice) {
        String reason = assertInstanceOf(Choice.Jmdns.class, choice).reason().orElse("");
        assertTrue(reason.contains(part), reason);
    }
}
