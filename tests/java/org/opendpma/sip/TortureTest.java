package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.site.IpAddresses;

/** RFC 4475, message by message, over UDP and over a connection. */
class TortureTest {
    private static final Path DIRECTORY = Path.of("tests/resources/torture");
    private static final Pattern VIA_PORT =
            Pattern.compile("(?im)^(?:via|v)\\s*:\\s*SIP\\s*/\\s*2\\.0\\s*/\\s*\\S+\\s+[^\\s;:,]+(?:\\s*:\\s*(\\d+))?");
    private static final int NOTHING = 300;
    /** Loopback too, and nobody else has its ports. */
    private static final InetAddress ELSEWHERE = IpAddresses.parse("127.7.7.7").orElseThrow();

    private static TestDoor door = uninitialized();

    record Verdict(String file, String udp, String stream, String why) {
        byte[] bytes() throws IOException {
            return Files.readAllBytes(DIRECTORY.resolve(file + ".dat"));
        }

        @Override
        public String toString() {
            return file + " (" + why + ")";
        }
    }

    @SuppressWarnings("NullAway") // set before all tests
    private static TestDoor uninitialized() {
        return null;
    }

    @BeforeAll
    static void open() throws IOException {
        door = TestDoor.open(
                ask -> new Answer.Refused(ErrorCode.NO_SUCH_METHOD, "not in this test", OptionalInt.empty()));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    static Stream<Verdict> verdicts() throws IOException {
        return Files.readAllLines(DIRECTORY.resolve("verdicts.csv")).stream()
                .skip(1)
                .map(line -> {
                    String[] f = line.split(";", 4);
                    return new Verdict(f[0], f[1], f[2], f[3]);
                });
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void overUdp(Verdict verdict) throws IOException {
        byte[] message = verdict.bytes();
        // A response goes to the port that the message's own Via names.
        try (Wire wire = Wire.udp(
                ELSEWHERE, viaPort(message), new InetSocketAddress(InetAddress.getLoopbackAddress(), door.udp()))) {
            wire.send(message);
            List<String> wanted = statuses(verdict.udp());
            assertEquals(wanted, received(wire, wanted.size()), verdict.why());
            assertAlive(wire);
        }
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void overAConnection(Verdict verdict) throws IOException {
        try (Wire wire = Wire.tcp(door.tcp())) {
            wire.send(verdict.bytes());
            List<String> wanted = statuses(verdict.stream());
            assertEquals(wanted, received(wire, wanted.size()), verdict.why());
        }
        try (Wire other = Wire.tcp(door.tcp())) {
            other.send(Phone.request("OPTIONS", other, "TCP", "sip:127.0.0.1", "", ""));
            assertEquals("200", status(other.expect(2_000)));
        }
    }

    private static void assertAlive(Wire wire) throws IOException {
        wire.send(Phone.request("OPTIONS", wire, "UDP", "sip:127.0.0.1", "", ""));
        assertEquals("200", status(wire.expect(2_000)));
    }

    private static List<String> statuses(String text) {
        return text.equals("-") ? List.of() : List.of(text.split(" ", -1));
    }

    /** As many responses as are wanted, and one more if there is one. */
    private static List<String> received(Wire wire, int wanted) throws IOException {
        var statuses = new ArrayList<String>();
        for (int i = 0; i < wanted; i++) {
            wire.receive(2_000).ifPresent(m -> statuses.add(status(m)));
        }
        Optional<String> more = wire.receive(wanted == 0 ? NOTHING : 30);
        more.ifPresent(m -> statuses.add(status(m)));
        return statuses;
    }

    private static String status(String message) {
        return message.startsWith("SIP/2.0 ") ? message.substring(8, 11) : message;
    }

    private static int viaPort(byte[] message) {
        Matcher via = VIA_PORT.matcher(new String(message, StandardCharsets.ISO_8859_1));
        return via.find() && via.group(1) != null ? Integer.parseInt(via.group(1)) : 5_060;
    }
}
