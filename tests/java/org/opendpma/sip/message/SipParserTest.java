package org.opendpma.sip.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
    private static final String GOOD =
            "MESSAGE sip:proxy@h SIP/2.0\r\nVia: SIP/2.0/UDP h:5060;branch=z9hG4bKa;rport\r\n"
                    + "From: <sip:a@h>;tag=1\r\nTo: <sip:proxy@h>\r\nCall-ID: c@h\r\nCSeq: 1 MESSAGE\r\nMax-Forwards: 70\r\n";

    private final SipParser parser = new SipParser();
    private final HeaderScanner scanner = new HeaderScanner(MessageLimits.DEFAULT);

    private Parsed parse(String head) {
        return parse((head + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private Parsed parse(byte[] bytes) {
        HeaderScan scan = scanner.scan(bytes, 0, bytes.length);
        return scan instanceof HeaderScan.Fine fine
                ? parser.parse(fine.head(), new byte[0])
                : new Parsed.Ignored("not scanned");
    }

    @Test
    void aRequest() {
        Parsed.Request request = assertInstanceOf(Parsed.Request.class, parse(GOOD));
        assertEquals("c@h", request.sip().getCallId().getCallId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "From", "To", "Call-ID", "CSeq"})
    void withoutWhatIsMandatory(String name) {
        String head = GOOD.replaceAll(name + ":[^\r]*\r\n", "");
        Parsed.Malformed malformed = assertInstanceOf(Parsed.Malformed.class, parse(head));
        assertEquals(400, malformed.status());
        assertTrue(malformed.reason().startsWith("Missing"), malformed.reason());
    }

    /** These escape JAIN-SIP's parser as unchecked exceptions. */
    @ParameterizedTest
    @ValueSource(strings = {"MIME-Version: x.y", "Min-Expires: abc", "RAck: a b", "RSeq: x", "Max-Forwards: abc"})
    void numbersThatAreNone(String header) {
        String head = header.startsWith("Max-") ? GOOD.replace("Max-Forwards: 70", header) : GOOD + header + "\r\n";
        assertInstanceOf(Parsed.Malformed.class, parse(head));
    }

    @Test
    void aBadHeaderThatDecidesNothingIsLeftOut() {
        assertInstanceOf(Parsed.Request.class, parse(GOOD + "Date: yesterday\r\n"));
    }

    @Test
    void anEmptyHeadIsIgnored() {
        assertInstanceOf(Parsed.Ignored.class, parser.parse(new HeaderBlock("", List.of()), new byte[0]));
        assertInstanceOf(
                Parsed.Ignored.class, parser.parse(new HeaderBlock("SIP/2.0 99999 x", List.of()), new byte[0]));
    }

    /** Whatever comes, one of four results comes out, and no exception. */
    @Test
    void mutatedMessagesNeverThrow() throws Exception {
        var random = new Random(4475);
        List<byte[]> seeds;
        try (Stream<Path> files = Files.list(Path.of("tests/resources/torture"))) {
            seeds = files.filter(f -> f.toString().endsWith(".dat"))
                    .sorted()
                    .map(SipParserTest::read)
                    .toList();
        }
        int requests = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            requests += parse(bytes) instanceof Parsed.Request ? 1 : 0;
        }
        assertTrue(requests > 1_000, "the mutations leave nothing to parse: " + requests);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
