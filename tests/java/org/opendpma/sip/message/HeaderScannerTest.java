package org.opendpma.sip.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderScannerTest {
    private static final String START = "MESSAGE sip:proxy@h SIP/2.0\r\n";

    private final HeaderScanner scanner = new HeaderScanner(MessageLimits.DEFAULT);

    private HeaderScan scan(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(bytes, 0, bytes.length);
    }

    private HeaderBlock fine(String head) {
        return assertInstanceOf(HeaderScan.Fine.class, scan(head)).head();
    }

    private HeaderScan.Refused refused(String head) {
        return assertInstanceOf(HeaderScan.Refused.class, scan(head));
    }

    @Test
    void splitsUnfoldsAndNamesCompactHeaders() {
        HeaderBlock head = fine(START + "v: one\r\nSubject: a\r\n  b\r\n\tc\r\nL : 7\r\n\r\n");
        assertEquals("MESSAGE sip:proxy@h SIP/2.0", head.startLine());
        assertEquals(
                List.of("via", "subject", "content-length"),
                head.lines().stream().map(HeaderBlock.HeaderLine::name).toList());
        assertEquals("a b c", head.lines().get(1).value());
        assertEquals("7", head.lines().get(2).value());
    }

    @Test
    void bareLineFeedsEndLines() {
        assertEquals(2, fine("OPTIONS sip:h SIP/2.0\nVia: a\nTo: b\n\n").lines().size());
    }

    @Test
    void aLineMayBeAsLongAsTheLimitAndNotLonger() {
        int room = MessageLimits.DEFAULT.lineBytes() - "Subject: ".length();
        fine(START + "Subject: " + "x".repeat(room) + "\r\n\r\n");
        assertEquals(
                513,
                refused(START + "Subject: " + "x".repeat(room + 1) + "\r\n\r\n").status());
    }

    @Test
    void foldsCountForTheLine() {
        String fold = "\r\n " + "x".repeat(100);
        assertEquals(
                513,
                refused(START + "Subject: a" + fold.repeat(30) + "\r\n\r\n").status());
    }

    @Test
    void asManyLinesAsTheLimitAndNotMore() {
        int most = MessageLimits.DEFAULT.lines();
        fine(START + "X-A: b\r\n".repeat(most - 1) + "\r\n");
        assertEquals(
                "Too Many Headers",
                refused(START + "X-A: b\r\n".repeat(most) + "\r\n").reason());
    }

    @Test
    void asManySeparatorsAsTheLimitAndNotMore() {
        int most = MessageLimits.DEFAULT.separators();
        fine(START + "X-A: " + ",".repeat(most) + "\r\n\r\n");
        assertEquals(
                513,
                refused(START + "X-A: " + ";".repeat(most + 1) + "\r\n\r\n").status());
    }

    @Test
    void aHeadThatIsTooLargeIsNotSplitAtAll() {
        assertEquals(
                "Head Too Large",
                refused(START + "X-A: b\r\n".repeat(3_000) + "\r\n").reason());
    }

    static Stream<Arguments> repeated() {
        return Stream.of("Call-ID", "CSeq", "From", "To", "Max-Forwards", "Content-Length", "Content-Type")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("repeated")
    void whatMayStandOnceMayNotStandTwice(String name) {
        HeaderScan.Refused refused = refused(START + name + ": 1\r\n" + name + ": 1\r\n\r\n");
        assertEquals(400, refused.status());
    }

    @Test
    void aCompactAndALongNameAreTheSameHeader() {
        assertEquals(400, refused(START + "l: 1\r\nContent-Length: 1\r\n\r\n").status());
    }

    @Test
    void viaMayStandOften() {
        assertEquals(2, fine(START + "Via: a\r\nVia: b\r\n\r\n").all("via").size());
    }

    @Test
    void aBareCarriageReturnIsRefused() {
        assertEquals(
                "Bare CR", refused(START + "X-A: b\rContent-Length: 9\r\n\r\n").reason());
    }

    @Test
    void nothingAtAllIsNothing() {
        assertEquals("", fine("").startLine());
    }
}
