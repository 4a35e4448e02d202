package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsReaderTest {
    private static final DnsMessage ANSWER =
            Messages.answer("Dr. Who", "pbx.local", "192.0.2.1", Map.of("sipUrl", "sip:proxy@192.0.2.1"));

    @Test
    void readsWhatIsWritten() {
        assertEquals(Optional.of(ANSWER), read(Messages.bytes(ANSWER)));
        DnsMessage question = Messages.query(Messages.question(DnsName.TYPE, DnsMessage.PTR));
        assertEquals(Optional.of(question), read(Messages.bytes(question)));
        DnsMessage v6 = Messages.response(Messages.address("pbx.local", "2001:db8::1"));
        assertEquals(Optional.of(v6), read(Messages.bytes(v6)));
    }

    /** A question for {@code _digiumproxy._udp.local} and an answer whose names point back into it, as Avahi writes them. */
    @Test
    void followsCompressedNames() {
        byte[] packet = HexFormat.of()
                .parseHex("000000000001000100000000" + "0c5f64696769756d70726f7879045f756470056c6f63616c00" + "000c0001"
                        + "c00c" + "000c00010000007800040141c00c");
        DnsMessage read = read(packet).orElseThrow();
        assertEquals(List.of(Messages.ptr("A")), read.answers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "0000000000010000000000", // half a header
                "000000000001000000000000", // a question that is not there
                "000000000001000000000000c00c00010001", // a name that points to itself
                "00000000000100000000000001ffc00c00010001", // a label that is no UTF-8
                "00000000000100000000000041" + "61", // a label type that does not exist
                "0000840000000001000000000000010001000000780003" + "c00002", // an address of three bytes
                "000084000000000100000000" + "00001c0001000000780004c0000201", // an IPv6 address of four bytes
                "000084000000000100000000"
                        + "00001c000100000078001000000000000000000000ffffc0000201", // an IPv4 one in disguise
                "000084000000000100000000" + "000010000100000078000205616263", // a string longer than its record
                "000084000000000100000000" + "00000c0001000000780001" + "0161" + "00", // a name longer than its record
                "0000840000000001000000000000ff0001000000780fff00", // a record longer than the packet
                "0000000001010000000000000000010001", // more questions than anybody asks
            })
    void refusesWhatIsNone(String hex) {
        assertEquals(Optional.empty(), read(HexFormat.of().parseHex(hex)));
    }

    @Test
    void aLongChainOfPointersEnds() {
        var packet = ByteBuffer.allocate(8972);
        packet.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(0);
        // Each pointer leads to the one before it.
        packet.putShort((short) 0xC00C);
        for (int at = 14; at < 8960; at += 2) {
            packet.putShort((short) (0xC000 | (at - 2)));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(Optional.empty(), read(packet.array())));
    }

    /** One name of 120 labels, and two hundred records that point to it. */
    @Test
    void aSmallPacketMayNotHoldNamesWithoutEnd() {
        var packet = ByteBuffer.allocate(8972);
        packet.putInt(0x8400).putShort((short) 0).putShort((short) 200).putInt(0);
        for (int i = 0; i < 120; i++) {
            packet.put((byte) 1).put((byte) 'a');
        }
        packet.put((byte) 0)
                .putShort((short) 12)
                .putShort((short) 1)
                .putInt(120)
                .putShort((short) 2)
                .putShort((short) 0xC00C);
        for (int i = 1; i < 200; i++) {
            packet.putShort((short) 0xC00C)
                    .putShort((short) 12)
                    .putShort((short) 1)
                    .putInt(120);
            packet.putShort((short) 2).putShort((short) 0xC00C);
        }
        assertEquals(Optional.empty(), read(packet.array()));
        packet.putShort(6, (short) 8);
        assertEquals(8, read(packet.array()).orElseThrow().answers().size());
    }

    @Test
    void leavesOutRecordsOfOtherTypes() {
        // An OPT record that wants answers of at most twelve bytes.
        byte[] packet = HexFormat.of().parseHex("000000000000000000000001" + "00" + "0029000c000000000000");
        assertEquals(List.of(), read(packet).orElseThrow().additionals());
    }

    @Test
    void aTimeToLiveIsNeverNegative() {
        byte[] packet = HexFormat.of().parseHex("000084000000000100000000" + "00000100018000000000" + "04c0000201");
        assertEquals(0, read(packet).orElseThrow().answers().get(0).ttl());
    }

    @Test
    void charactersBeyondTheBasicPlaneAreReplaced() {
        var name = "a🦊".getBytes(StandardCharsets.UTF_8);
        var packet = ByteBuffer.allocate(12 + 1 + name.length + 5);
        packet.putInt(0).putShort((short) 1).putShort((short) 0).putInt(0);
        packet.put((byte) name.length)
                .put(name)
                .put((byte) 0)
                .putShort((short) 12)
                .putShort((short) 1);
        assertEquals(
                "a\uFFFD",
                read(packet.array()).orElseThrow().questions().get(0).name().first());
    }

    @Property(tries = 3000)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 600) byte[] packet) {
        assertTrue(read(packet).map(DnsReaderTest::isWritable).orElse(true));
    }

    @Property(tries = 3000)
    void anyChangeOfAMessageIsReadOrRefused(
            @ForAll int where, @ForAll byte with, @ForAll int where2, @ForAll byte with2) {
        byte[] packet = Messages.bytes(ANSWER);
        packet[Math.floorMod(where, packet.length)] = with;
        packet[Math.floorMod(where2, packet.length)] = with2;
        assertTrue(read(packet).map(DnsReaderTest::isWritable).orElse(true));
    }

    /** What was read can be written again and is then the same. */
    private static boolean isWritable(DnsMessage message) {
        byte[] again = Messages.bytes(message);
        return again.length == 0 || read(again).equals(Optional.of(message));
    }

    private static Optional<DnsMessage> read(byte[] packet) {
        return DnsReader.read(packet, packet.length);
    }
}
