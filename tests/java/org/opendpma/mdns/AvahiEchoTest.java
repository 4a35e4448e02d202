package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.site.SipTransport;

class AvahiEchoTest {
    private static final FoundServer EXPECTED = new FoundServer("Phones", "sip:proxy@192.0.2.1:5060", "asterisk");
    private static final FoundServer OTHER = new FoundServer("Phones", "sip:proxy@192.0.2.2:5060", "asterisk");

    @Test
    void nothingIsAmissWhenItIsFound() {
        assertEquals(Optional.empty(), AvahiEcho.judge(EXPECTED, List.of(OTHER, EXPECTED)));
    }

    @Test
    void tellsTheNameThatPhonesSee() {
        var renamed = new FoundServer("Phones #2", EXPECTED.sipUrl(), "asterisk");
        assertEquals(
                Optional.of("another server is already called \"Phones\"; phones see this one as \"Phones #2\""),
                AvahiEcho.judge(EXPECTED, List.of(OTHER, renamed)));
    }

    @Test
    void expectsANameAsASearchShowsIt(@TempDir Path directory) throws Exception {
        var publisher = new AvahiPublisher(new AvahiServiceFile(directory));
        assertEquals(Optional.empty(), publisher.expected());
        publisher.publish(new Announcement("a🦊", Optional.of("192.0.2.1"), 5060, SipTransport.UDP), List.of());
        assertEquals(
                Optional.of(new FoundServer("a\uFFFD", "sip:proxy@192.0.2.1:5060;transport=udp", "asterisk")),
                publisher.expected());
    }

    @Test
    void tellsThatAvahiIsSilent() {
        assertEquals(
                Optional.of(
                        "avahi-daemon does not announce our service file; its log says why (journalctl -u avahi-daemon)"),
                AvahiEcho.judge(EXPECTED, List.of(OTHER)));
    }
}
