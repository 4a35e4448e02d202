package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.site.SipTransport;

class AnnouncementTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,UDP,sip:proxy@192.0.2.1:5060;transport=udp",
        "pbx.example.com,TCP,sip:proxy@pbx.example.com:5060;transport=tcp",
        "2001:db8::1,TLS,sip:proxy@[2001:db8::1]:5060;transport=tls",
        "[2001:db8::1],TLS,sip:proxy@[2001:db8::1]:5060;transport=tls",
        "fe80::1%eth0,UDP,sip:proxy@[fe80::1]:5060;transport=udp",
    })
    void writesTheSipUri(String host, SipTransport transport, String expected) {
        var announcement = new Announcement("Phones", Optional.of(host), 5060, transport);
        assertEquals(expected, announcement.url(host));
    }

    @Test
    void writesTheStringsThatPhonesReadInOrder() {
        var text = new Announcement("Phones", Optional.empty(), 5062, SipTransport.TLS).text("192.0.2.1");
        assertEquals(List.of("sipUrl", "serviceType"), List.copyOf(text.keySet()));
        assertEquals("sip:proxy@192.0.2.1:5062;transport=tls", text.get("sipUrl"));
        assertEquals("asterisk", text.get("serviceType"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void refusesAPortThatIsNone(int port) {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Announcement("Phones", Optional.empty(), port, SipTransport.UDP));
        assertEquals("The announced port " + port + " is not between 1 and 65535.", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a;transport=udp", "a\nb", "müller.example"})
    void refusesAnAddressThatCannotStandInAUri(String host) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Announcement("Phones", Optional.of(host), 5060, SipTransport.UDP));
    }

    @Test
    void theLongestAddressStillFitsOneString() {
        String host = "a".repeat(200);
        var announcement = new Announcement("Phones", Optional.of(host), 65535, SipTransport.UDP);
        assertTrue(("sipUrl=" + announcement.url(host)).length() <= 255);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Announcement("Phones", Optional.of(host + "a"), 5060, SipTransport.UDP));
    }
}
