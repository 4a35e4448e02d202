package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.MessageLimits;

class DatagramFramerTest {
    private static final String START = "MESSAGE sip:proxy@h SIP/2.0\r\n";

    private final DatagramFramer framer = new DatagramFramer(MessageLimits.DEFAULT);

    private Framed frame(String datagram) {
        return framer.frame(datagram.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String body(Framed framed) {
        assertInstanceOf(HeaderScan.Fine.class, framed.scan());
        return new String(framed.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theBodyIsAsLongAsItSays() {
        assertEquals("abc", body(frame(START + "Content-Length: 3\r\n\r\nabc")));
        assertEquals("abc", body(frame(START + "l: 3\r\n\r\nabcdef")), "what follows is no part of it");
    }

    @Test
    void withoutALengthItGoesToTheEnd() {
        assertEquals("abcdef", body(frame(START + "To: x\r\n\r\nabcdef")));
        assertEquals("", body(frame(START + "To: x\r\n\r\n")));
        assertEquals("", body(frame(START + "To: x")), "nor is an empty line needed");
    }

    @ParameterizedTest
    @CsvSource({"4,400", "-1,400", "abc,400", "+3,400", "'1,1',400", "99999999999999999999,413", "65537,413"})
    void lengthsThatCannotBe(String length, int status) {
        Framed framed = frame(START + "Content-Length: " + length + "\r\n\r\nabc");
        assertEquals(
                status,
                assertInstanceOf(HeaderScan.Refused.class, framed.scan()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "\0\0\0\0", "\n"})
    void keepAlivesAreNothing(String datagram) {
        assertTrue(framer.frame(datagram.getBytes(StandardCharsets.UTF_8)).isEmpty());
    }

    @Test
    void lineEndsBeforeAMessageAreSkipped() {
        assertEquals("abc", body(frame("\r\n\r\n" + START + "Content-Length: 3\r\n\r\nabc")));
    }
}
