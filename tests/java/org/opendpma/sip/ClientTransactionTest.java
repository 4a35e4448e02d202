package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendpma.sip.ClientTransaction.Outcome;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.HeaderScanner;
import org.opendpma.sip.message.MessageLimits;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory.Built;
import org.opendpma.sip.message.SipParser;
import org.opendpma.site.SipTransport;

/** RFC 3261 section 17.1.2, with the time in the test's hand. */
class ClientTransactionTest {
    private static final Duration TICK = Duration.ofMillis(50);

    private final TestFlow udp = new TestFlow(SipTransport.UDP, "192.0.2.7");
    private final TestFlow tcp = new TestFlow(SipTransport.TCP, "192.0.2.7");
    private final List<Outcome> outcomes = new ArrayList<>();

    private static Built built(String branch) {
        return new Built(branch, "MESSAGE", ("request " + branch).getBytes(StandardCharsets.UTF_8));
    }

    private void send(TestFlow flow, String destination, String branch, int mostSends) {
        flow.outbound.send(flow, destination, built(branch), mostSends, () -> {}, outcomes::add);
    }

    private static Parsed.Response response(String branch, int status, String method) {
        byte[] head = ("SIP/2.0 " + status + " X\r\nVia: SIP/2.0/UDP h;branch=" + branch
                        + "\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>;tag=2\r\nCall-ID: c\r\nCSeq: 1 " + method
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        HeaderScan scan = new HeaderScanner(MessageLimits.DEFAULT).scan(head, 0, head.length);
        return (Parsed.Response) new SipParser().parse(((HeaderScan.Fine) scan).head(), new byte[0]);
    }

    /** The offsets, in milliseconds, at which copies leave. */
    private static List<Long> sendTimes(TestFlow flow, Duration longest) {
        var times = new ArrayList<Long>();
        int seen = 0;
        for (Duration t = Duration.ZERO; t.compareTo(longest) <= 0; t = t.plus(TICK)) {
            while (seen < flow.sent.size()) {
                times.add(t.toMillis());
                seen++;
            }
            flow.advance(TICK);
        }
        return times;
    }

    @Test
    void aSilentPhoneGetsElevenCopiesOverUdp() {
        send(udp, "a", "z9hG4bK1", Integer.MAX_VALUE);
        List<Long> times = sendTimes(udp, Duration.ofSeconds(40));
        assertEquals(
                List.of(0L, 500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L), times);
        assertInstanceOf(Outcome.TimedOut.class, outcomes.get(0));
        assertEquals(1, outcomes.size());
    }

    @Test
    void anAddressThatAcknowledgedNothingGetsThree() {
        send(udp, "a", "z9hG4bK1", 3);
        assertEquals(List.of(0L, 500L, 1_500L), sendTimes(udp, Duration.ofSeconds(40)));
        assertInstanceOf(Outcome.TimedOut.class, outcomes.get(0));
    }

    @Test
    void aConnectionGetsOne() {
        send(tcp, "a", "z9hG4bK1", Integer.MAX_VALUE);
        assertEquals(List.of(0L), sendTimes(tcp, Duration.ofSeconds(40)));
        assertInstanceOf(Outcome.TimedOut.class, outcomes.get(0));
    }

    @Test
    void theFinalResponseEndsIt() {
        send(udp, "a", "z9hG4bK1", Integer.MAX_VALUE);
        udp.advance(Duration.ofMillis(600));
        assertTrue(udp.outbound.onResponse(response("z9hG4bK1", 200, "MESSAGE")));
        udp.advance(Duration.ofSeconds(60));
        assertEquals(2, udp.sent.size());
        assertInstanceOf(Outcome.Answered.class, outcomes.get(0));
        assertEquals(0, udp.outbound.underWay());
    }

    @Test
    void aProvisionalResponseSlowsItDown() {
        send(udp, "a", "z9hG4bK1", Integer.MAX_VALUE);
        udp.advance(Duration.ofMillis(100));
        udp.outbound.onResponse(response("z9hG4bK1", 100, "MESSAGE"));
        List<Long> times = sendTimes(udp, Duration.ofSeconds(12));
        assertEquals(List.of(0L, 400L, 4_400L, 8_400L), times);
    }

    @Test
    void aResponseOfAnotherMethodOrBranchIsNotOurs() {
        send(udp, "a", "z9hG4bK1", 1);
        assertEquals(false, udp.outbound.onResponse(response("z9hG4bK1", 200, "OPTIONS")));
        assertEquals(false, udp.outbound.onResponse(response("z9hG4bK2", 200, "MESSAGE")));
        assertTrue(outcomes.isEmpty());
    }

    @Test
    void toOneDestinationOneAtATime() {
        send(udp, "a", "z9hG4bK1", 1);
        send(udp, "a", "z9hG4bK2", 1);
        send(udp, "b", "z9hG4bK3", 1);
        assertEquals(List.of("request z9hG4bK1", "request z9hG4bK3"), udp.sent);
        udp.outbound.onResponse(response("z9hG4bK1", 200, "MESSAGE"));
        assertEquals(List.of("request z9hG4bK1", "request z9hG4bK3", "request z9hG4bK2"), udp.sent);
        udp.outbound.onResponse(response("z9hG4bK2", 486, "MESSAGE"));
        udp.outbound.onResponse(response("z9hG4bK3", 200, "MESSAGE"));
        assertEquals(3, outcomes.size());
        assertEquals(0, udp.outbound.underWay());
    }

    @Test
    void whatWaitsBehindOneThatWasGivenUpIsGivenUpToo() {
        send(udp, "a", "z9hG4bK1", 1);
        send(udp, "a", "z9hG4bK2", 1);
        udp.advance(Duration.ofSeconds(33));
        assertEquals(List.of("request z9hG4bK1"), udp.sent);
        assertEquals(2, outcomes.size());
        assertEquals(0, udp.outbound.underWay());
        send(udp, "a", "z9hG4bK3", 1);
        assertEquals(List.of("request z9hG4bK1", "request z9hG4bK3"), udp.sent);
    }

    @Test
    void whenTheConnectionIsGoneEverythingFails() {
        send(tcp, "a", "z9hG4bK1", 1);
        send(tcp, "a", "z9hG4bK2", 1);
        tcp.open = false;
        tcp.outbound.close();
        assertEquals(2, outcomes.size());
        outcomes.forEach(o -> assertInstanceOf(Outcome.Failed.class, o));
        send(tcp, "a", "z9hG4bK3", 1);
        assertEquals(3, outcomes.size());
        assertEquals(0, tcp.outbound.underWay());
    }
}
