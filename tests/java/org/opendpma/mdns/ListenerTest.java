package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {
    @Test
    void readsAnAnswerWhateverTheCaseOfItsKeys() {
        var text = new LinkedHashMap<String, String>();
        text.put("SIPURL", "sip:proxy@192.0.2.1:5060;transport=udp");
        text.put("servicetype", "switchvox");
        assertEquals(
                Optional.of(new FoundServer("PBX", "sip:proxy@192.0.2.1:5060;transport=udp", "switchvox")),
                Listener.server("PBX", info(text)));
    }

    @Test
    void ignoresWhatHasNoSipUrl() {
        assertEquals(Optional.empty(), Listener.server("PBX", info(Map.of("serviceType", "asterisk"))));
        assertEquals(Optional.empty(), Listener.server("PBX", info(Map.of("sipUrl", " "))));
        assertEquals(Optional.empty(), Listener.server("PBX", info(Map.of())));
    }

    @Test
    void removesWhatWouldSteerATerminal() {
        assertEquals(
                Optional.of(new FoundServer("a [31mb", "sip:x[2J", "")),
                Listener.server("a\u001b[31mb", info(Map.of("sipUrl", "sip:x\u001b[2J\r\n\u202e"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\u00ff", "\u0005ab", "\u0002==", "\u0007sipUrl=\u0007sipUrl="})
    void copesWithAnyText(String latin1) {
        var info =
                ServiceInfo.create(Announcement.TYPE, "PBX", 5060, 0, 0, latin1.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Optional.empty(), Listener.server("PBX", info));
    }

    private static ServiceInfo info(Map<String, String> text) {
        return ServiceInfo.create(Announcement.TYPE, "PBX", 5060, 0, 0, text);
    }
}
