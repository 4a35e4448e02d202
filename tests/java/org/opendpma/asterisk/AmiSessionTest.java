package org.opendpma.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.opendpma.asterisk.FakeAmi.Peer;
import org.opendpma.asterisk.FakeAmi.Script;
import org.opendpma.it.Poll;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Host;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;

/** What becomes of a session when the other side of AMI does what no healthy Asterisk does. */
class AmiSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Waits that are short, but a hundred times what an idle machine needs. */
    private static final AmiTimes QUICK =
            new AmiTimes(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMillis(200), Duration.ofMillis(20));

    private static final Script HEALTHY = peer -> {
        peer.login();
        peer.asterisk();
    };

    private final Told told = new Told();

    /** What the session's owner is told. */
    private static final class Told implements AmiSession.Listener {
        final List<String> news = new CopyOnWriteArrayList<>();

        @Override
        public void connected() {
            news.add("connected");
        }

        @Override
        public void lost(String reason) {
            news.add("lost: " + reason);
        }

        @Override
        public void reloaded(String module) {
            news.add("reloaded " + module);
        }

        @Override
        public void commandWanted(String id, String command) {
            news.add("wanted " + id + ": " + command);
        }
    }

    @Test
    void logsInReadsAndTellsOfReloads() throws Exception {
        try (var ami = new FakeAmi(peer -> {
                    peer.login();
                    peer.write("Event: Reload\r\nPrivilege: system,all\r\nModule: res_pjsip.so\r\nStatus: 0\r\n\r\n");
                    peer.asterisk();
                });
                var session = start(ami)) {
            heard("reloaded res_pjsip.so");
            heard("connected");
            assertInstanceOf(AmiState.Connected.class, session.state());
            assertEquals("127.0.0.1", session.peer().orElseThrow().getHostAddress());
            assertEquals(ada(), session.read(List.of("1000", "1001")));
        }
    }

    @Test
    void aTruncatedBannerIsNoAsterisk() throws Exception {
        comesBackAfter(peer -> peer.write("Asterisk Call Man"), "does not answer|cannot be reached");
    }

    @Test
    void neitherIsGarbage() throws Exception {
        comesBackAfter(
                peer -> {
                    peer.write("HTTP/1.1 400 Bad Request\r\nServer: \u0000\u0001\r\n\r\n<html>\r\n\r\n:\r\n: \r\n\r\n");
                    peer.silence();
                },
                "does not answer|cannot be reached");
    }

    @Test
    void aRefusedLoginNamesTheUserAndWhereToLook() throws Exception {
        String reason = comesBackAfter(
                peer -> {
                    peer.write("Asterisk Call Manager/9.0.0\r\n");
                    peer.answer(peer.action(), "Challenge: 1");
                    peer.refuse(peer.action(), "Authentication failed");
                },
                "refuses the user opendpma \\(Authentication failed\\)");
        assertTrue(reason.contains("check username and secret in [asterisk] of opendpma.conf"), reason);
    }

    @Test
    void whatHasNotChangedIsToldOnce() throws Exception {
        try (var ami = new FakeAmi(peer -> {
                    peer.write("Asterisk Call Manager/9.0.0\r\n");
                    peer.answer(peer.action(), "Challenge: 1");
                    peer.refuse(peer.action(), "Authentication failed");
                });
                var session = start(ami)) {
            Poll.until(PATIENCE, "four logins", ami::connections, n -> n >= 4);
            assertInstanceOf(AmiState.Down.class, session.state());
            assertEquals(1, told.news.size(), told.news::toString);
        }
    }

    @Test
    void aPeerThatHangsUpInTheMiddleOfTheLoginIsNotBlamedOnTheSecret() throws Exception {
        String reason = comesBackAfter(
                peer -> {
                    peer.write("Asterisk Call Manager/9.0.0\r\n");
                    peer.action();
                },
                "does not answer");
        assertTrue(!reason.contains("secret"), reason);
    }

    @Test
    void halfAnAnswerIsNone() throws Exception {
        comesBackAfter(
                peer -> {
                    peer.write("Asterisk Call Manager/9.0.0\r\n");
                    Map<String, String> action = peer.action();
                    peer.write("Response: Success\r\nActionID: " + action.get("actionid") + "\r\nChallenge: 12");
                    peer.silence();
                },
                "does not answer");
    }

    @Test
    void aLineWithoutAnEndIsGivenUp() throws Exception {
        comesBackAfter(
                peer -> {
                    String megabyte = "x".repeat(1 << 20);
                    for (int i = 0; i < 100; i++) {
                        peer.write(megabyte);
                    }
                    peer.silence();
                },
                "sent a line of more than 1048576 bytes");
    }

    @Test
    void silenceIsFoundByThePing() throws Exception {
        try (var ami = new FakeAmi(
                        peer -> {
                            peer.login();
                            peer.silence();
                        },
                        HEALTHY);
                var session = start(ami)) {
            heard("connected");
            heard("lost: Asterisk's AMI does not answer any more: Timeout waiting for response to Ping");
            Poll.until(PATIENCE, "second login", () -> told.news, n -> n.lastIndexOf("connected") > 0);
            assertInstanceOf(AmiState.Connected.class, session.state());
        }
    }

    @Test
    void aConnectionThatIsCutIsMadeAnew() throws Exception {
        try (var ami = new FakeAmi(Peer::login, Peer::login, HEALTHY);
                var session = start(ami)) {
            Poll.until(
                    PATIENCE,
                    "third login",
                    () -> told.news,
                    n -> n.stream().filter("connected"::equals).count() == 3);
            assertEquals(ada(), session.read(List.of("1000")));
        }
    }

    /** What the library has of an answer when the connection is lost must not pass for the whole answer. */
    @Test
    void anEndpointThatIsCutInTheMiddleIsNotReadAsAnEndpointWithoutItsRest() throws Exception {
        try (var ami = new FakeAmi(
                        peer -> {
                            peer.login();
                            endpoint(peer);
                        },
                        HEALTHY);
                var session = start(ami)) {
            heard("connected");
            var e = assertThrows(AsteriskUnavailableException.class, () -> session.read(List.of("1000")));
            assertEquals("AMI was lost in the middle of the endpoint 1000", e.getMessage());
            Poll.until(PATIENCE, "second login", () -> told.news, n -> n.lastIndexOf("connected") > 0);
            assertEquals(ada(), session.read(List.of("1000")));
        }
    }

    /** Answers until an endpoint is asked for; of that, half. */
    private static void endpoint(Peer peer) throws IOException {
        for (; ; ) {
            Map<String, String> action = peer.action();
            if ("PJSIPShowEndpoint".equals(action.get("action"))) {
                peer.answer(action, "EventList: start");
                peer.event(action, "EndpointDetail", "ObjectType: endpoint", "ObjectName: 1000", "Auth: 1000");
                return;
            }
            peer.answer(action);
        }
    }

    @Test
    void anEndlessListOfEventsEndsInBounds() throws Exception {
        try (var ami = new FakeAmi(peer -> {
                    peer.login();
                    Map<String, String> action = peer.action();
                    peer.answer(action, "EventList: start");
                    for (; ; ) {
                        peer.event(action, "AorDetail", "ObjectName: 1000", "Mailboxes: 1000");
                    }
                });
                var session = start(ami)) {
            heard("connected");
            assertThrows(AsteriskUnavailableException.class, () -> session.read(List.of("1000")));
            heard("lost: .*");
        }
    }

    @Test
    void missingRightsAndMissingModulesSayWhatToDo() throws Exception {
        assertEquals(
                "the AMI user opendpma may not use PJSIPShowEndpoint; write read=system and write=system into [opendpma] of"
                        + " manager.conf",
                refusal("Permission denied"));
        assertEquals(
                "Asterisk does not know the AMI action PJSIPShowEndpoint; is the module res_pjsip.so loaded?",
                refusal(
                        "Invalid/unknown command: PJSIPShowEndpoint. Use Action: ListCommands to show available commands."));
    }

    private static String refusal(String message) throws IOException {
        try (var ami = new FakeAmi(peer -> {
            peer.login();
            peer.refuse(peer.action(), message);
        })) {
            return String.valueOf(assertThrows(
                            AsteriskUnavailableException.class,
                            () -> AmiSession.readOnce(login(ami), List.of("1000"), QUICK))
                    .getMessage());
        }
    }

    @Test
    void aCommandReadsOnce() throws Exception {
        try (var ami = new FakeAmi(HEALTHY)) {
            assertEquals(ada(), AmiSession.readOnce(login(ami), List.of("1000"), QUICK));
        }
    }

    @Test
    void nobodyThere() throws Exception {
        var ami = new FakeAmi(HEALTHY);
        AmiLogin login = login(ami);
        ami.close();
        try (var session = new AmiSession(login, told, Thread::new, Clock.systemUTC(), QUICK)) {
            assertEquals(new AmiState.Down(since(session), "not tried yet"), session.state());
            session.start();
            heard("lost: .*cannot be reached: Connection refused");
            var e = assertThrows(AsteriskUnavailableException.class, () -> session.read(List.of("1000")));
            assertTrue(String.valueOf(e.getMessage()).contains("cannot be reached"), e::getMessage);
        }
        var unknown = new AmiLogin(new Host("no-such-host.invalid"), 5_038, "opendpma", new Secret("x"));
        var e = assertThrows(
                AsteriskUnavailableException.class, () -> AmiSession.readOnce(unknown, List.of("1000"), QUICK));
        assertEquals(
                "Asterisk's AMI at no-such-host.invalid:5038 cannot be reached: no address is known for the name"
                        + " no-such-host.invalid",
                e.getMessage());
    }

    private static Instant since(AmiSession session) {
        return ((AmiState.Down) session.state()).since();
    }

    /** Every way to fail, over and over: no thread of the session's or the library's stays. */
    @Test
    void noThreadIsLeftBehind() throws Exception {
        try (var ami = new FakeAmi(
                peer -> peer.write("Asterisk Call Man"),
                peer -> {
                    peer.write("Asterisk Call Manager/9.0.0\r\n");
                    peer.refuse(peer.action(), "no");
                },
                Peer::login,
                peer -> {
                    peer.login();
                    peer.silence();
                },
                Peer::login)) {
            var session = start(ami);
            Poll.until(PATIENCE, "eight connections", ami::connections, n -> n >= 8);
            session.close();
        }
        Poll.until(PATIENCE, "threads of the library end", AmiSessionTest::libraryThreads, Set::isEmpty);
    }

    private static Set<String> libraryThreads() {
        var names = new TreeSet<String>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(n -> n.startsWith("Asterisk-Java") || n.startsWith("ami-under-test"))
                // The library looks only once a minute whether its pump is to end.
                .filter(n -> !n.endsWith(":AsyncEventPump"))
                .forEach(names::add);
        return names;
    }

    /** The first connection follows a script that fails, the second one is healthy: the session finds its way. */
    private String comesBackAfter(Script broken, String reason) throws Exception {
        try (var ami = new FakeAmi(broken, HEALTHY);
                var session = start(ami)) {
            String lost = heard("lost: .*(" + reason + ").*");
            heard("connected");
            assertEquals(ada(), session.read(List.of("1000")));
            return lost;
        }
    }

    private String heard(String pattern) throws InterruptedException {
        Poll.until(PATIENCE, pattern, () -> told.news, n -> n.stream().anyMatch(s -> s.matches(pattern)));
        return told.news.stream().filter(s -> s.matches(pattern)).findFirst().orElseThrow();
    }

    private AmiSession start(FakeAmi ami) {
        var session =
                new AmiSession(login(ami), told, task -> new Thread(task, "ami-under-test"), Clock.systemUTC(), QUICK);
        session.start();
        return session;
    }

    private static AmiLogin login(FakeAmi ami) {
        return new AmiLogin(new Host("127.0.0.1"), ami.port(), "opendpma", new Secret("opendpma-secret"));
    }

    private static Endpoints ada() {
        var endpoint = new Endpoint(
                "1000",
                new EndpointAuth.Password("ada", new Secret("sesame")),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                MediaEncryption.NONE,
                Optional.empty(),
                false);
        var tls = new PjsipTransport("transport-tls", SipTransport.TLS, "0.0.0.0", 5_061, Optional.empty());
        return new Endpoints(Map.of("1000", endpoint), List.of(tls), Optional.of("22.1.0"));
    }
}
