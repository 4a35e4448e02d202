package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnounceGateTest {
    private static final String NAME = "Acme Inc.";
    private static final DnsName INSTANCE = DnsName.ofInstance(NAME);
    private static final DnsName HOST = DnsName.of("opendpma-192-0-2-1.local");
    private static final DnsName STRANGER = DnsName.of("printer.local");

    private final AnnounceGate gate = new AnnounceGate(new Own());

    @Test
    void letsThroughWhatAsksForUsInJmdnssSpelling() {
        DnsName spelled = DnsName.ofInstance("Acme Inc\\.");
        assertEquals(DnsName.TYPE, admitted(DnsName.of("_DigiumProxy._UDP.local"), DnsMessage.PTR));
        assertEquals(DnsName.ALL_TYPES, admitted(DnsName.ALL_TYPES, DnsMessage.PTR));
        assertEquals(spelled, admitted(INSTANCE, DnsMessage.SRV));
        assertEquals(spelled, admitted(DnsName.ofInstance("ACME inc."), DnsMessage.TXT));
        assertEquals(spelled, admitted(INSTANCE, DnsMessage.ANY));
        assertEquals(HOST, admitted(HOST, DnsMessage.A));
        assertEquals(HOST, admitted(HOST, DnsMessage.AAAA));
    }

    @Test
    void dropsWhatAsksForOthers() {
        assertDropped(Messages.query(Messages.question(STRANGER, DnsMessage.A)));
        assertDropped(Messages.query(Messages.question(DnsName.of("_ipp._tcp.local"), DnsMessage.PTR)));
        assertDropped(Messages.query(Messages.question(DnsName.ofInstance("Acme Inc"), DnsMessage.SRV)));
        assertDropped(Messages.query(Messages.question(DnsName.TYPE, DnsMessage.A)));
        assertDropped(Messages.query(new DnsMessage.Question(DnsName.TYPE, DnsMessage.PTR, 3)));
        assertDropped(Messages.query());
    }

    @Test
    void dropsOtherOperationsAndErrors() {
        var question = List.of(Messages.question(DnsName.TYPE, DnsMessage.PTR));
        assertDropped(new DnsMessage(0, 0x2800, question, List.of(), List.of(), List.of()));
        assertDropped(new DnsMessage(0, 3, question, List.of(), List.of(), List.of()));
    }

    @Test
    void keepsOnlyOurQuestionOfManyAndOnlyPointersToUsOfKnownAnswers() {
        var query = new DnsMessage(
                7,
                0x0200,
                List.of(Messages.question(STRANGER, DnsMessage.A), Messages.question(DnsName.TYPE, DnsMessage.PTR)),
                List.of(Messages.ptr("Other"), Messages.ptr(NAME)),
                List.of(),
                List.of(Messages.address("printer.local", "192.0.2.9")));
        DnsMessage admitted = gate.admit(query, Messages.PHONE).orElseThrow();
        assertEquals(
                new DnsMessage(
                        7,
                        0,
                        List.of(Messages.question(DnsName.TYPE, DnsMessage.PTR)),
                        List.of(Messages.ptr("Acme Inc\\.")),
                        List.of(),
                        List.of()),
                admitted);
    }

    @Test
    void answersByUnicastOnlyOnTheOwnNetwork() {
        DnsMessage asked = Messages.query(Messages.unicastQuestion(DnsName.TYPE, DnsMessage.PTR));
        var far = new InetSocketAddress(Messages.ip("203.0.113.5"), 5353);
        var farLegacy = new InetSocketAddress(Messages.ip("203.0.113.5"), 40000);
        var nearLegacy = new InetSocketAddress(Messages.ip("192.0.2.77"), 40000);
        assertEquals(
                Messages.unicastQuestion(DnsName.TYPE, DnsMessage.PTR),
                onlyQuestion(gate.admit(asked, Messages.PHONE)));
        assertEquals(Messages.question(DnsName.TYPE, DnsMessage.PTR), onlyQuestion(gate.admit(asked, far)));
        assertEquals(Optional.empty(), gate.admit(asked, farLegacy));
        assertTrue(gate.admit(asked, nearLegacy).isPresent());
    }

    @Test
    void letsThroughWhoContradictsUs() {
        assertEquals(
                List.of(Messages.srv("Acme Inc\\.", 5060, "other.local")),
                gate.admit(Messages.response(Messages.srv(NAME, 5060, "other.local")), Messages.PHONE)
                        .orElseThrow()
                        .answers());
        DnsMessage.Resource claim = Messages.address("opendpma-192-0-2-1.local", "192.0.2.2");
        assertEquals(
                List.of(claim),
                gate.admit(Messages.probe(HOST, claim), Messages.PHONE)
                        .orElseThrow()
                        .authorities());
    }

    @Test
    void dropsResponsesThatDoNotContradictUs() {
        assertDropped(Messages.response(Messages.ptr(NAME)));
        assertDropped(Messages.response(Messages.txt(NAME, "sipUrl=sip:proxy@192.0.2.66")));
        assertDropped(Messages.response(Messages.address("printer.local", "192.0.2.9")));
        assertDropped(Messages.response(Messages.srv("Other", 5060, "other.local")));
        assertDropped(Messages.response(Messages.address("opendpma-192-0-2-1.local", "192.0.2.1")));
        assertDropped(Messages.response(Messages.srv(NAME, 5999, "opendpma-192-0-2-1.local")));
        assertDropped(Messages.response(Messages.srv(NAME, 5999, "opendpma-127-0-0-1.local")));
        var goodbye =
                new DnsMessage.Resource(INSTANCE, 1, 0, new DnsMessage.Service(0, 0, 5060, DnsName.of("other.local")));
        assertDropped(Messages.response(goodbye));
    }

    @Test
    void aForgerContradictsUsOnlyAFewTimes() {
        DnsMessage forged = Messages.response(Messages.srv(NAME, 5060, "other.local"));
        long admitted = IntStream.range(0, 1000)
                .filter(i -> gate.admit(forged, Messages.PHONE).isPresent())
                .count();
        assertEquals(5, admitted);
    }

    @Test
    void contradictionsDoNotLiveInTheCacheForYears() {
        var forged = new DnsMessage.Resource(
                INSTANCE, 1, Integer.MAX_VALUE, new DnsMessage.Service(0, 0, 5060, DnsName.of("other.local")));
        DnsMessage admitted =
                gate.admit(Messages.response(forged), Messages.PHONE).orElseThrow();
        assertEquals(120, admitted.answers().get(0).ttl());
    }

    @Test
    void aFloodOfQuestionsIsBounded() {
        DnsMessage asked = Messages.query(Messages.question(DnsName.TYPE, DnsMessage.PTR));
        long admitted = IntStream.range(0, 20_000)
                .filter(i -> gate.admit(asked, Messages.PHONE).isPresent())
                .count();
        // 200 at once and 100 a second; a slow machine takes some seconds for this.
        assertTrue(admitted >= 200 && admitted < 2000, "admitted " + admitted);
    }

    private DnsName admitted(DnsName name, int type) {
        return onlyQuestion(gate.admit(Messages.query(Messages.question(name, type)), Messages.PHONE))
                .name();
    }

    private static DnsMessage.Question onlyQuestion(Optional<DnsMessage> message) {
        var questions = message.orElseThrow().questions();
        assertEquals(1, questions.size());
        return questions.get(0);
    }

    private void assertDropped(DnsMessage message) {
        assertEquals(Optional.empty(), gate.admit(message, Messages.PHONE));
    }

    private static final class Own implements AnnounceGate.Identity {
        @Override
        public String host() {
            return "opendpma-192-0-2-1.local.";
        }

        @Override
        public InetAddress address() {
            return Messages.ip("192.0.2.1");
        }

        @Override
        public Collection<String> instances() {
            return List.of("Acme Inc\\.");
        }

        @Override
        public boolean isOnLink(InetAddress address) {
            return address.getHostAddress().startsWith("192.0.2.");
        }
    }
}
