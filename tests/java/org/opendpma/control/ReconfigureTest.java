package org.opendpma.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Freshness;
import org.opendpma.exchange.Pusher;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;
import org.opendpma.exchange.SessionsInTests;
import org.opendpma.it.Poll;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Site;

/** Who is told to fetch, how, and what comes of it. */
class ReconfigureTest {
    private static final int PHONES = 40;
    private static final Site SITE = given(IntStream.range(0, PHONES)
                    .boxed()
                    .flatMap(i -> Stream.of("[l" + i + "]", "type=line", "[p" + i + "]", "type=phone", "line=l" + i))
                    .toArray(String[]::new))
            .site();

    private final Sessions sessions = new Sessions(100, List.of(), change -> {});
    private final Asterisk asterisk = new Asterisk();
    private final List<Tally> ended = new ArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();

    /** An Asterisk with whom some phones are registered, and what it was asked. */
    private static final class Asterisk extends TestOverview {
        final Set<String> current = ConcurrentHashMap.newKeySet();
        final Set<String> registered = ConcurrentHashMap.newKeySet();
        final List<String> notified = new CopyOnWriteArrayList<>();
        final AtomicInteger listed = new AtomicInteger();
        volatile boolean away;

        Asterisk() {
            super(SITE, List.of());
        }

        @Override
        public Freshness.State freshness(Session session) {
            return current.contains(session.phone()) ? Freshness.State.CURRENT : Freshness.State.STALE;
        }

        @Override
        public List<RegisteredContact> contacts() throws AsteriskUnavailableException {
            listed.incrementAndGet();
            if (away) {
                throw new AsteriskUnavailableException("Asterisk is not reached");
            }
            return registered.stream()
                    .map(e -> new RegisteredContact(e, "sip:" + e + "@192.0.2.7", "Digium D65", "192.0.2.7:5060"))
                    .toList();
        }

        @Override
        public void notifyEndpoint(String endpoint, String event) {
            notified.add(endpoint + " " + event);
        }
    }

    private static Session session(int number, String transport, Instant asked) {
        return new Session(
                MacAddress.parse(String.format(Locale.ROOT, "000fd3%06x", number))
                        .orElseThrow(),
                "p" + number,
                "D65",
                FirmwareVersion.parse("2_9_19"),
                "192.0.2.7",
                transport,
                asked,
                asked,
                Optional.empty());
    }

    private void open(int number, String transport) {
        SessionsInTests.open(sessions, session(number, transport, Instant.EPOCH));
    }

    private Reconfigure with(Pusher pusher, Executor background) {
        return new Reconfigure(asterisk, sessions, pusher, 1_000, background, Clock.systemUTC(), ended::add);
    }

    /** A phone that fetches as soon as it is told. */
    private CompletableFuture<Boolean> obeys(Session session, byte[] body) {
        Instant now = Clock.systemUTC().instant().plusSeconds(1);
        SessionsInTests.open(
                sessions, session(Integer.parseInt(session.phone().substring(1)), session.transport(), now));
        return CompletableFuture.completedFuture(true);
    }

    private static CompletableFuture<Boolean> hasHungUp(Session session, byte[] body) {
        return CompletableFuture.completedFuture(false);
    }

    private Command.Call call(String argument, String... flags) {
        return new Command.Call(argument, Set.of(flags), progress::add);
    }

    @Test
    void whoHasItAlreadyIsLeftInPeace() {
        open(1, "tcp");
        open(2, "tls");
        open(3, "tcp");
        asterisk.current.add("p2");
        Reply reply = with(this::obeys, Runnable::run).all(call(""));
        assertEquals(Result.DONE, reply.status());
        assertEquals("Reconfigure: 3 phones: 2 asked, 2 fetched, 1 unchanged, 0 silent.\n", reply.text());
        assertEquals(List.of(new Tally(3, 2, 2, 1, 0)), ended);
        assertEquals("3 phones: 2 asked, 2 fetched, 1 unchanged, 0 silent.", progress.get(progress.size() - 1));
        assertTrue(asterisk.notified.isEmpty());
    }

    @Test
    void forceTellsEverybody() {
        open(1, "tcp");
        asterisk.current.add("p1");
        assertEquals(
                "Reconfigure: 1 phones: 1 asked, 1 fetched, 0 unchanged, 0 silent.\n",
                with(this::obeys, Runnable::run).all(call("", "--force")).text());
    }

    @Test
    void whoHungUpOrCameByHttpIsNotifiedThroughAsterisk() throws InterruptedException {
        open(1, "tcp");
        open(2, "https");
        asterisk.registered.addAll(List.of("l1", "l2"));
        var waits =
                new Thread(() -> with(ReconfigureTest::hasHungUp, Runnable::run).all(call("")));
        waits.setDaemon(true);
        waits.start();
        Poll.until(Duration.ofSeconds(20), "two NOTIFY", () -> asterisk.notified, n -> n.size() == 2);
        assertEquals(List.of("l1 check-sync", "l2 check-sync"), asterisk.notified);
        waits.interrupt();
    }

    @Test
    void contactsOfThousandsAreListedOnceAndNotForEachPhone() {
        for (int i = 0; i < PHONES; i++) {
            open(i, "http");
        }
        Reply reply = with(this::obeys, Runnable::run).all(call(""));
        assertEquals(1, asterisk.listed.get());
        assertEquals(new Tally(PHONES, 0, 0, 0, PHONES), ended.get(0));
        assertTrue(
                reply.text().contains("silent p7: it holds no connection to us, and none of its lines is registered\n"),
                reply::text);
        assertEquals(21, reply.text().lines().count(), "twenty are named");
    }

    @Test
    void onePhoneThatCannotBeToldIsAFailure() {
        open(1, "tcp");
        asterisk.away = true;
        Reply reply = with(ReconfigureTest::hasHungUp, Runnable::run).phone(call("p1"));
        assertEquals(Result.FAILED, reply.status());
        assertTrue(reply.text().contains("silent p1: Asterisk is not reached"), reply::text);
    }

    @Test
    void aPhoneThatNobodyKnowsAndOneThatNobodyHas() {
        Reconfigure reconfigure = with(this::obeys, Runnable::run);
        assertTrue(reconfigure.phone(call("nobody")).text().contains("not found"));
        Reply reply = reconfigure.phone(call("p1"));
        assertEquals(Result.FAILED, reply.status());
        assertEquals("No phone has the profile p1, so there is none to tell\n", reply.text());
    }

    @Test
    void oneAtATime() {
        open(1, "tcp");
        var waiting = new ArrayList<Runnable>();
        Reconfigure reconfigure = with(this::obeys, waiting::add);
        var nobodyWaits = new Command.Call("", Set.of(), Progress.NONE);
        assertTrue(reconfigure.all(nobodyWaits).text().startsWith("Reconfigure has begun for 1 phones"));
        assertTrue(reconfigure.all(nobodyWaits).text().startsWith("A reconfigure is under way"));
        assertTrue(reconfigure.state().text().startsWith("Reconfigure goes on: 1 phones: 0 asked"));
        waiting.remove(0).run();
        assertTrue(reconfigure.state().text().startsWith("Reconfigure: 1 phones: 1 asked, 1 fetched"));
        assertEquals(Result.DONE, reconfigure.all(nobodyWaits).status());
    }

    @Test
    void whereThereIsNoRoomForItNothingStaysLocked() {
        open(1, "tcp");
        Reconfigure reconfigure = with(this::obeys, task -> {
            throw new RejectedExecutionException("full");
        });
        assertEquals(
                "OpenDPMA is busy; try again\n",
                reconfigure.all(new Command.Call("", Set.of(), Progress.NONE)).text());
        assertEquals(Result.DONE, reconfigure.all(call("")).status());
    }

    @Test
    void restartIsANotifyOfItsOwn() {
        asterisk.registered.add("l1");
        Reconfigure reconfigure = with(this::obeys, Runnable::run);
        assertEquals(Result.DONE, reconfigure.restart(call("p1")).status());
        assertEquals(List.of("l1 check-sync;reboot=true"), asterisk.notified);
        assertTrue(reconfigure.restart(call("p2")).text().startsWith("p2 was not told to restart: it holds no"));
    }
}
