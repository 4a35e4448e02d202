package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.xml.Element;

/** The door as a phone sees it, over real sockets. */
class UasTest {
    private static final String XML = "Content-Type: application/xml\r\n";
    private static final String PROXY = "sip:proxy@127.0.0.1";

    private final AtomicInteger carriedOut = new AtomicInteger();
    private TestDoor door = uninitialized();

    @SuppressWarnings("NullAway") // set before each test
    private static TestDoor uninitialized() {
        return null;
    }

    @BeforeEach
    void open() throws IOException {
        door = TestDoor.open(ask -> {
            carriedOut.incrementAndGet();
            return ask.parameters().containsKey("large")
                    ? new Answer.Answered(new Element("config").set("x", "y".repeat(30_000)))
                    : new Answer.Refused(ErrorCode.NO_SUCH_USER, "nobody", OptionalInt.empty());
        });
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Wire wire(String transport) throws IOException {
        return transport.equals("UDP") ? Wire.udp(door.udp()) : Wire.tcp(door.tcp());
    }

    private static String status(String response) {
        assertTrue(response.startsWith("SIP/2.0 "), response);
        return response.substring(8, 11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void acceptsAtOnceAndAnswersOnTheSameFlow(String transport) throws IOException {
        try (Wire wire = wire(transport)) {
            wire.send(Phone.message(wire, transport, Phone.body("000fd3aabbcc")));
            String accepted = wire.expect(2_000);
            assertEquals("202", status(accepted));
            assertTrue(accepted.contains(";received=127.0.0.1"), accepted);
            assertTrue(accepted.contains(";rport=" + wire.localPort()), accepted);
            String answer = wire.expect(2_000);
            assertTrue(answer.startsWith("MESSAGE sip:phone"), answer);
            assertTrue(answer.contains("Via: SIP/2.0/" + transport + " 127.0.0.1:"), answer);
            assertTrue(answer.matches("(?s).*In-Reply-To: call\\d+@test\r\n.*"), answer);
            assertTrue(answer.contains("<error code=\"no_such_user\" message=\"nobody\"/>"), answer);
            assertTrue(answer.contains("method=\"opendpma.phone.getConfig\" id=\"7\""), answer);
            wire.send(Phone.ok(answer));
            assertTrue(wire.receive(700).isEmpty(), "an acknowledged answer is not sent again");
        }
    }

    @Test
    void anAnswerOverUdpIsSentAgainUntilItIsAcknowledged() throws IOException {
        try (Wire wire = wire("UDP")) {
            wire.send(Phone.message(wire, "UDP", Phone.body("000fd3aabbcc")));
            wire.expect(2_000);
            String first = wire.expect(2_000);
            assertEquals(first, wire.expect(2_000), "the same bytes");
            wire.send(Phone.ok(first));
            assertTrue(wire.receive(1_500).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void aRequestThatIsSentAgainGetsTheSameBytesAndIsNotCarriedOutAgain(String transport) throws IOException {
        try (Wire wire = wire(transport)) {
            String request = Phone.message(wire, transport, Phone.body("000fd3aabbcc"));
            wire.send(request);
            String first = wire.expect(2_000);
            wire.send(Phone.ok(wire.expect(2_000)));
            wire.send(request);
            assertEquals(first, wire.expect(2_000));
            assertTrue(wire.receive(300).isEmpty());
            assertEquals(1, carriedOut.get());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml,202",
        "APPLICATION/XML;charset=utf-8,202",
        "text/xml,202",
        "text/plain,202",
        "application/json,415",
        "message/cpim,415",
        "multipart/mixed;boundary=x,415"
    })
    void contentTypes(String type, String status) throws IOException {
        try (Wire wire = wire("TCP")) {
            wire.send(Phone.message(wire, "TCP", PROXY, "Content-Type: " + type + "\r\n", Phone.body("000fd3aabbcc")));
            String response = wire.expect(2_000);
            assertEquals(status, status(response));
            assertEquals(status.equals("415"), response.contains("Accept: application/xml"), response);
        }
    }

    @Test
    void anAnswerIsOfTheTypeOfItsQuestion() throws IOException {
        try (Wire wire = wire("TCP")) {
            wire.send(Phone.message(wire, "TCP", PROXY, "Content-Type: text/plain\r\n", Phone.body("000fd3aabbcc")));
            wire.expect(2_000);
            assertTrue(wire.expect(2_000).contains("Content-Type: text/plain\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "",
                "<request",
                "<other/>",
                "<request method=\"x\" id=\"7\"><parameters><a>1</a><a>2</a></parameters></request>"
            })
    void whatIsNoRequest(String body) throws IOException {
        try (Wire wire = wire("TCP")) {
            wire.send(Phone.message(wire, "TCP", body));
            assertEquals("400", status(wire.expect(2_000)));
            assertEquals(0, carriedOut.get());
        }
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        String bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + "<request method=\"m\" id=\"1\"><parameters><mac>&b;</mac></parameters></request>";
        try (Wire wire = wire("TCP")) {
            wire.send(Phone.message(wire, "TCP", bomb));
            assertEquals("400", status(wire.expect(2_000)));
        }
    }

    @Test
    void aStockPhonesClosedFormatIsRecognised() throws IOException {
        try (Wire wire = wire("UDP")) {
            String headers = "Content-Type: text/plain\r\nUser-Agent: Digium D65 2_9_19\r\n";
            wire.send(Phone.message(wire, "UDP", PROXY, headers, "c2VjcmV0"));
            assertEquals("415", status(wire.expect(2_000)));
        }
    }

    @Test
    void onlyTheProxyIsHere() throws IOException {
        try (Wire wire = wire("UDP")) {
            wire.send(Phone.message(wire, "UDP", "sip:1000@127.0.0.1", XML, Phone.body("000fd3aabbcc")));
            assertEquals("404", status(wire.expect(2_000)));
        }
    }

    @Test
    void onlyAsteriskMayPassOnRequestsOfOthers() throws IOException {
        try (Wire wire = wire("UDP")) {
            String headers = "Content-Type: text/plain\r\nX-Digium-AppServer-Response-URI: pjsip:127.0.0.1:5060\r\n";
            wire.send(Phone.message(wire, "UDP", PROXY, headers, Phone.body("000fd3aabbcc")));
            assertEquals("403", status(wire.expect(2_000)));
            assertEquals(0, carriedOut.get());
        }
    }

    @Test
    void optionsSayWhatIsUnderstood() throws IOException {
        try (Wire wire = wire("UDP")) {
            wire.send(Phone.request("OPTIONS", wire, "UDP", "sip:127.0.0.1", "", ""));
            String response = wire.expect(2_000);
            assertEquals("200", status(response));
            assertTrue(response.matches("(?s).*Allow: MESSAGE[,\r].*OPTIONS\r\n.*"), response);
        }
    }

    @Test
    void theBodyMayHave64KiB() throws IOException {
        String request = Phone.body("000fd3aabbcc");
        String most = request + " ".repeat(65_536 - request.length());
        try (Wire wire = wire("TCP")) {
            wire.send(Phone.message(wire, "TCP", most));
            assertEquals("202", status(wire.expect(2_000)));
            wire.send(Phone.ok(wire.expect(2_000)));
            wire.send(Phone.message(wire, "TCP", most + " "));
            assertEquals("413", status(wire.expect(2_000)));
            assertTrue(wire.receive(2_000).isEmpty());
        }
    }

    @Test
    void aLargeAnswerDoesNotGoOutOverUdp() throws IOException {
        String large = "<request method=\"m\" id=\"1\"><parameters><large>1</large></parameters></request>";
        try (Wire udp = wire("UDP");
                Wire tcp = wire("TCP")) {
            assertTrue(Phone.ask(udp, "UDP", large).contains("code=\"use_stream\""));
            assertTrue(Phone.ask(tcp, "TCP", large).length() > 30_000);
        }
    }

    @Test
    void whoMayNotSpeakToUsHearsNothing() throws IOException {
        try (TestDoor shut =
                        TestDoor.open(ask -> new Answer.Refused(ErrorCode.BUSY, "", OptionalInt.empty()), a -> false);
                Wire udp = Wire.udp(shut.udp());
                var socket = new Socket(InetAddress.getLoopbackAddress(), shut.tcp())) {
            udp.send(Phone.request("OPTIONS", udp, "UDP", "sip:127.0.0.1", "", ""));
            assertTrue(udp.receive(300).isEmpty());
            assertTrue(Wire.isClosed(socket, 2_000));
        }
    }

    @Test
    void whenTheQueueIsFullPhonesAreToldToComeBack() throws Exception {
        var release = new CountDownLatch(1);
        try (TestDoor busy = TestDoor.withQueue(
                        ask -> {
                            try {
                                assertTrue(release.await(10, TimeUnit.SECONDS));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new Answer.Refused(ErrorCode.NO_SUCH_USER, "", OptionalInt.empty());
                        },
                        2);
                Wire wire = Wire.tcp(busy.tcp())) {
            int accepted = 0;
            String last = "";
            for (int i = 0; i < 6; i++) {
                wire.send(Phone.message(wire, "TCP", Phone.body("000fd3aabbcc")));
                last = wire.expect(2_000);
                accepted += status(last).equals("202") ? 1 : 0;
            }
            assertEquals(3, accepted, "one at work, two in the queue");
            assertEquals("503", status(last));
            assertTrue(last.matches("(?s).*Retry-After: [2-8]\r\n.*"), last);
            release.countDown();
        }
    }

    @Test
    void anAckIsNeverAnswered() throws IOException {
        try (Wire wire = wire("UDP")) {
            wire.send(Phone.request("ACK", wire, "UDP", PROXY, "", ""));
            assertTrue(wire.receive(300).isEmpty());
        }
    }

    @Test
    void aResponseThatAnswersNothingIsDropped() throws IOException {
        try (Wire wire = wire("UDP")) {
            wire.send(
                    "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@c>\r\n"
                            + "Call-ID: x\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n");
            assertTrue(wire.receive(300).isEmpty());
        }
    }

    @Test
    void aForgedSourceThatIsNotAcknowledgedCannotLoop() throws IOException {
        // Our own response, sent to ourselves, must not start a conversation with ourselves.
        try (Wire wire = wire("UDP")) {
            wire.send(Phone.request("OPTIONS", wire, "UDP", "sip:127.0.0.1", "", ""));
            wire.send(wire.expect(2_000));
            assertTrue(wire.receive(300).isEmpty());
            assertFalse(carriedOut.get() > 0);
        }
    }
}
