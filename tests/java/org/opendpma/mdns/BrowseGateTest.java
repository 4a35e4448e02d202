package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowseGateTest {
    private static final Map<String, String> TEXT = Map.of("sipUrl", "sip:proxy@192.0.2.1");

    private final BrowseGate gate = new BrowseGate();

    @Test
    void letsThroughAWholeAnswer() {
        DnsMessage answer = Messages.answer("PBX", "pbx.local", "192.0.2.1", TEXT);
        DnsMessage admitted = gate.admit(answer, Messages.PHONE).orElseThrow();
        assertEquals(answer.records().toList(), admitted.records().toList());
    }

    @Test
    void dropsQuestionsAndForeignServices() {
        assertDropped(Messages.query(Messages.question(DnsName.TYPE, DnsMessage.PTR)));
        assertDropped(Messages.response(Messages.address("printer.local", "192.0.2.9")));
        assertDropped(Messages.response(Messages.record(
                DnsName.of("_ipp._tcp.local"), new DnsMessage.Pointer(DnsName.of("printer._ipp._tcp.local")))));
        assertDropped(Messages.response(
                Messages.record(DnsName.TYPE, new DnsMessage.Pointer(DnsName.of("printer._ipp._tcp.local")))));
        assertDropped(Messages.response(
                Messages.txt("PBX", Collections.nCopies(33, "x").toArray(new String[0]))));
    }

    @Test
    void takesAddressesOfServersOnlyAlsoWhenTheyComeLater() {
        DnsMessage address = Messages.response(Messages.address("PBX.local", "192.0.2.1"));
        assertDropped(address);
        assertTrue(gate.admit(Messages.response(Messages.srv("PBX", 5060, "pbx.local")), Messages.PHONE)
                .isPresent());
        assertEquals(
                address.answers(),
                gate.admit(address, Messages.PHONE).orElseThrow().additionals());
    }

    @Test
    void otherServicesDoNotUseUpTheRoomForHosts() {
        for (int i = 0; i < 200; i++) {
            DnsName printer = DnsName.of("printer" + i + "._ipp._tcp.local");
            var target = new DnsMessage.Service(0, 0, 631, DnsName.of("printer" + i + ".local"));
            assertDropped(Messages.response(Messages.record(printer, target)));
        }
        DnsMessage answer = Messages.answer("PBX", "pbx.local", "192.0.2.1", TEXT);
        assertEquals(
                answer.records().toList(),
                gate.admit(answer, Messages.PHONE).orElseThrow().records().toList());
    }

    @Test
    void theLongestNameStillFitsWhateverIsInIt() {
        String name = "a . ".repeat(15) + "..b";
        assertEquals(63, name.length());
        DnsMessage admitted = gate.admit(Messages.response(Messages.ptr(name)), Messages.PHONE)
                .orElseThrow();
        assertTrue(Messages.bytes(admitted).length > 0);
    }

    @Test
    void knowsABoundedNumberOfServers() {
        var names = new TreeSet<String>();
        IntStream.range(0, 200)
                .mapToObj(i -> Messages.response(Messages.ptr("PBX " + i)))
                .flatMap(m -> gate.admit(m, Messages.PHONE).stream())
                .forEach(m -> names.add(m.answers().toString()));
        assertEquals(64, names.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme Inc.", "_x", "__x", "  x  ", "a_ b", "..", ".", "a._sub._b", "Büro", "_", " ", "a\\"})
    void hidesWhatJmdnsWouldTakeForSyntax(String name) {
        DnsMessage admitted = gate.admit(Messages.response(Messages.ptr(name)), Messages.PHONE)
                .orElseThrow();
        DnsName target = ((DnsMessage.Pointer) admitted.answers().get(0).data()).target();
        assertFalse(target.first().matches(".*\\..*|[_ ].*|.* "), target.first());
        assertEquals(name, BrowseGate.shown(target.first()));
    }

    private void assertDropped(DnsMessage message) {
        assertEquals(Optional.empty(), gate.admit(message, Messages.PHONE));
    }
}
