package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendpma.sip.Admission.Place;
import org.opendpma.site.SipTransport;

/** Forged sources must not be flooded, and nothing may grow without bound. */
class AdmissionTest {
    private static final int LARGEST = 16_384;

    private final ManualClock clock = new ManualClock();
    private final Admission admission = new Admission(LARGEST, clock);
    private final TestFlow stranger = new TestFlow(SipTransport.UDP, "192.0.2.7");

    private Place take(Flow flow) {
        return admission.take(flow).orElseThrow();
    }

    @Test
    void toAStrangerOneAnswerAtATime() {
        Place first = take(stranger);
        assertEquals(3, first.mostSends());
        assertTrue(admission.take(stranger).isEmpty());
        first.giveBack();
        first.giveBack();
        take(stranger);
        assertTrue(admission.take(stranger).isEmpty(), "giving back twice is giving back once");
    }

    @Test
    void whoAcknowledgedIsKnownForAWhile() {
        Place first = take(stranger);
        first.acknowledged();
        first.giveBack();
        Place second = take(stranger);
        assertEquals(Integer.MAX_VALUE, second.mostSends());
        take(stranger);
        clock.advance(Duration.ofMinutes(11));
        assertTrue(admission.take(stranger).isEmpty(), "a stranger again, with two under way");
    }

    @Test
    void otherAddressesAreNotConcerned() {
        take(stranger);
        take(new TestFlow(SipTransport.UDP, "192.0.2.8"));
    }

    @Test
    void thisMachineItselfIsKnown() {
        var self = new TestFlow(SipTransport.UDP, "127.0.0.9");
        take(self);
        assertEquals(Integer.MAX_VALUE, take(self).mostSends());
    }

    @Test
    void connectionsCannotBeForged() {
        var phone = new TestFlow(SipTransport.TLS, "192.0.2.7");
        take(phone);
        assertEquals(Integer.MAX_VALUE, take(phone).mostSends());
    }

    @Test
    void allThatIsPendingHasABound() {
        List<Place> places = new ArrayList<>();
        Optional<Place> next = admission.take(new TestFlow(SipTransport.TCP, "192.0.2.1"));
        while (next.isPresent() && places.size() < 100_000) {
            places.add(next.get());
            next = admission.take(new TestFlow(SipTransport.TCP, "192.0.2.1"));
        }
        assertTrue(next.isEmpty());
        assertTrue(admission.bytes() <= Admission.MOST_BYTES);
        places.forEach(Place::giveBack);
        assertEquals(0, admission.bytes());
        take(stranger);
    }

    @Test
    void oneConnectionHasABoundOfItsOwn() {
        var greedy = new TestFlow(SipTransport.TCP, "192.0.2.1");
        for (int i = 0; i < Admission.MOST_PER_CONNECTION; i++) {
            take(greedy);
        }
        assertTrue(admission.take(greedy).isEmpty());
        take(new TestFlow(SipTransport.TCP, "192.0.2.1"));
    }

    @Test
    void theRealSizeCountsOnceItIsKnown() {
        Place place = take(stranger);
        assertEquals(LARGEST, admission.bytes());
        place.holds(1_000);
        assertEquals(1_000, admission.bytes());
        place.giveBack();
        assertEquals(0, admission.bytes());
    }
}
