package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.MessageLimits;

class StreamFramerTest {
    private static final String MESSAGE = "MESSAGE sip:proxy@h SIP/2.0\r\nContent-Length: 5\r\n\r\nhello";

    private final EmbeddedChannel channel = new EmbeddedChannel(new StreamFramer(MessageLimits.DEFAULT));

    private void write(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private Framed next() {
        Framed framed = channel.readInbound();
        assertNotNull(framed, "no message came out");
        return framed;
    }

    private void assertNothing() {
        assertNull(channel.<Object>readInbound());
    }

    @Test
    void wholeAtOnce() {
        write(MESSAGE);
        assertEquals("hello", new String(next().body(), StandardCharsets.UTF_8));
        assertNothing();
    }

    @Test
    void byteByByte() {
        for (int i = 0; i < MESSAGE.length(); i++) {
            assertNothing();
            write(MESSAGE.substring(i, i + 1));
        }
        assertEquals("hello", new String(next().body(), StandardCharsets.UTF_8));
    }

    @Test
    void severalInARowAndLineEndsBetweenThem() {
        write(MESSAGE + MESSAGE + "\r\n" + MESSAGE);
        next();
        next();
        next();
        assertNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aPingIsAnsweredHoweverItIsSplit(int at) {
        String ping = "\r\n\r\n";
        write(ping.substring(0, at));
        write(ping.substring(at));
        ByteBuf pong = channel.readOutbound();
        assertNotNull(pong);
        assertEquals("\r\n", pong.toString(StandardCharsets.US_ASCII));
        assertNull(channel.readOutbound(), "one pong for one ping");
        write(MESSAGE);
        next();
    }

    @Test
    void aSingleLineEndIsNoPing() {
        write("\r\n" + MESSAGE);
        next();
        assertNull(channel.readOutbound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 2000000000", "l: 2000000000", "l : 70000"})
    void aLengthThatNobodyWillRead(String header) {
        write("MESSAGE sip:proxy@h SIP/2.0\r\n" + header + "\r\n\r\n");
        Framed framed = next();
        assertEquals(
                413, assertInstanceOf(HeaderScan.Refused.class, framed.scan()).status());
        assertTrue(framed.last());
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: x", "Content-Length: -1", "Content-Length: abc", "Content-Length: 1,1"})
    void withoutALengthTheConnectionCannotGoOn(String header) {
        write("MESSAGE sip:proxy@h SIP/2.0\r\n" + header + "\r\n\r\n");
        Framed framed = next();
        assertEquals(
                400, assertInstanceOf(HeaderScan.Refused.class, framed.scan()).status());
        assertTrue(framed.last());
        write(MESSAGE);
        assertNothing();
    }

    @Test
    void aHeadWithoutEnd() {
        for (int i = 0; i < 20; i++) {
            write("X-A: " + "x".repeat(1_000) + "\r\n");
        }
        Framed framed = next();
        assertEquals(
                513, assertInstanceOf(HeaderScan.Refused.class, framed.scan()).status());
        assertTrue(framed.last());
    }

    @Test
    void aMessageMustBeWholeInTime() {
        write("MESSAGE sip:proxy@h SIP/2.0\r\n");
        for (int second = 1; second < 10; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            write("X-A: b\r\n");
            assertTrue(channel.isOpen());
        }
        channel.advanceTimeBy(1_001, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertFalse(channel.isOpen(), "a slow-loris is closed 10 s after its first byte");
    }

    @Test
    void theDeadlineIsForEachMessage() {
        for (int i = 0; i < 5; i++) {
            write(MESSAGE);
            next();
            channel.advanceTimeBy(8, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
        assertTrue(channel.isOpen());
    }

    @Test
    void silenceBetweenMessagesIsNotTimed() {
        write("\r\n\r\n");
        channel.advanceTimeBy(60, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertTrue(channel.isOpen());
    }
}
