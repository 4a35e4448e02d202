package org.opendpma.control.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream is cut at its empty lines, and not a byte of it changes, however it arrives. */
class AmiFramerTest {
    private static final String STREAM = "Action: Login\r\nUsername: a\r\n\r\n" + "Action: Ping\n\n" + "\r\n"
            + "Action: Getvar\r\nVariable: " + "x".repeat(300) + "\r\n\r\n" + "Action: Logoff\r\n\r\n";

    private static List<AmiFrame> frames(AmiFramer framer, String stream, int... cuts) {
        var channel = new EmbeddedChannel(framer);
        int from = 0;
        for (int cut : cuts) {
            channel.writeInbound(
                    Unpooled.wrappedBuffer(stream.substring(from, cut).getBytes(StandardCharsets.UTF_8)));
            from = cut;
        }
        channel.writeInbound(Unpooled.wrappedBuffer(stream.substring(from).getBytes(StandardCharsets.UTF_8)));
        var frames = new ArrayList<AmiFrame>();
        for (AmiFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frames.add(frame);
        }
        channel.finishAndReleaseAll();
        return frames;
    }

    private static String text(AmiFrame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }

    private static String joined(List<AmiFrame> frames) {
        return frames.stream().map(AmiFramerTest::text).collect(Collectors.joining());
    }

    @Test
    void messagesComeWhole() {
        List<AmiFrame> frames = frames(new AmiFramer(1_000, false), STREAM);
        assertEquals(5, frames.size());
        assertEquals("Action: Ping\n\n", text(frames.get(1)));
        assertEquals("\r\n", text(frames.get(2)));
        assertTrue(frames.stream().allMatch(f -> f.part() == AmiFrame.Part.WHOLE));
        assertEquals(STREAM, joined(frames));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1_000})
    void howeverItArrives(int longest) {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int[] cuts =
                    random.ints(random.nextInt(12), 0, STREAM.length()).sorted().toArray();
            List<AmiFrame> frames = frames(new AmiFramer(longest, false), STREAM, cuts);
            assertEquals(STREAM, joined(frames));
            assertEquals(5, frames.stream().filter(AmiFrame::endsMessage).count());
        }
    }

    @Test
    void whatIsTooLongComesInPieces() {
        List<AmiFrame> frames = frames(new AmiFramer(100, false), STREAM);
        List<AmiFrame> getvar = frames.subList(3, frames.size() - 1);
        assertEquals(AmiFrame.Part.LAST_PIECE, getvar.get(getvar.size() - 1).part());
        assertTrue(getvar.stream().limit(getvar.size() - 1L).allMatch(f -> f.part() == AmiFrame.Part.PIECE));
        assertEquals(AmiFrame.Part.WHOLE, frames.get(frames.size() - 1).part());
    }

    @Test
    void aGreetingIsNoMessage() {
        List<AmiFrame> frames =
                frames(new AmiFramer(1_000, true), "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\n\r\n");
        assertEquals(
                List.of("Asterisk Call Manager/11.0.0\r\n", "Response: Success\r\n\r\n"),
                frames.stream().map(AmiFramerTest::text).toList());
    }

    @Test
    void whatAsteriskAllows() {
        Rights rights = Rights.of(AmiMessage.read(
                "Response: Success\r\nPing: Keepalive command.  (Priv: <none>)\r\nQueueAdd: Add.  (Priv: agent,all)\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8)));
        assertTrue(rights.allow(new Rights.Need.Login()));
        assertTrue(rights.allow(new Rights.Need.Action("queueadd")));
        assertTrue(rights.allow(new Rights.Need.PrivilegeClass("agent")));
        assertTrue(!rights.allow(new Rights.Need.Action("Command")));
        assertTrue(!rights.allow(new Rights.Need.PrivilegeClass("command")));
    }

    @Test
    void aValueCannotBeginALine() {
        byte[] bytes = AmiAnswer.error("no\r\nEvent: forged").bytes(Optional.of("1"));
        assertEquals(
                "Response: Error\r\nActionID: 1\r\nMessage: no Event: forged\r\n\r\n",
                new String(bytes, StandardCharsets.UTF_8));
    }
}
