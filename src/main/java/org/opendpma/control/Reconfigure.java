package org.opendpma.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendpma.exchange.Freshness;
import org.opendpma.exchange.Pusher;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has phones fetch their configuration, so many a second, and only those for which it has changed. One run at a time; any
 * thread.
 */
public final class Reconfigure {
    private static final Logger LOG = LoggerFactory.getLogger(Reconfigure.class);
    /** So long after the last one was told, phones are waited for. */
    private static final Duration FETCH = Duration.ofSeconds(20);

    private static final int LOOK_MILLIS = 200;

    private final Overview overview;
    private final Sessions sessions;
    private final Pusher pusher;
    private final int rate;
    private final Executor background;
    private final Clock clock;
    private final Consumer<Tally> ended;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<@Nullable Campaign> last = new AtomicReference<>();

    /**
     * @param rate how many phones a second are told
     * @param background runs what nobody waits for; may refuse
     * @param ended told at the end of each run what it came to
     */
    public Reconfigure(
            Overview overview,
            Sessions sessions,
            Pusher pusher,
            int rate,
            Executor background,
            Clock clock,
            Consumer<Tally> ended) {
        this.overview = overview;
        this.sessions = sessions;
        this.pusher = pusher;
        this.rate = rate;
        this.background = background;
        this.clock = clock;
        this.ended = ended;
    }

    private PhoneCaller caller() {
        return new PhoneCaller(overview, pusher, clock);
    }

    Reply all(Command.Call call) {
        return run(sessions.all(), call);
    }

    Reply phone(Command.Call call) {
        if (overview.site().phone(call.argument()).isEmpty()) {
            return Sections.PHONES.unknown(call.argument());
        }
        Optional<Session> session = sessions.of(call.argument());
        return session.map(s -> run(List.of(s), call))
                .orElseGet(() -> failed("No phone has the profile " + call.argument() + ", so there is none to tell"));
    }

    Reply restart(Command.Call call) {
        if (overview.site().phone(call.argument()).isEmpty()) {
            return Sections.PHONES.unknown(call.argument());
        }
        return caller().restart(call.argument()) instanceof PhoneCaller.Outcome.Unreachable unreachable
                ? failed(call.argument() + " was not told to restart: " + unreachable.why())
                : Reply.done(call.argument() + " was told to restart.\n", Map.of("told", call.argument()));
    }

    Reply state() {
        Campaign campaign = last.get();
        return campaign == null
                ? Reply.done("No reconfigure since the start.\n", Map.of())
                : Reply.done(campaign.text(), campaign.data());
    }

    private static Reply failed(String message) {
        return Reply.failed(message + "\n", Map.of("error", message));
    }

    private Reply run(List<Session> whom, Command.Call call) {
        if (!running.compareAndSet(false, true)) {
            return failed("A reconfigure is under way; show reconfigure tells how it stands");
        }
        var campaign = new Campaign(whom.size());
        last.set(campaign);
        boolean force = call.has("--force");
        if (call.progress().waits()) {
            run(campaign, whom, force, call.progress());
            boolean failed = whom.size() == 1 && campaign.silent();
            return new Reply(failed ? Result.FAILED : Result.DONE, campaign.text(), campaign.data());
        }
        try {
            background.execute(() -> run(campaign, whom, force, call.progress()));
            return Reply.done(
                    "Reconfigure has begun for " + whom.size() + " phones; show reconfigure tells how it stands.\n",
                    Map.of("phones", whom.size()));
        } catch (RejectedExecutionException busy) {
            running.set(false);
            return failed("OpenDPMA is busy; try again");
        }
    }

    private void run(Campaign campaign, List<Session> whom, boolean force, Progress progress) {
        PhoneCaller caller = caller();
        try {
            for (Session session : whom) {
                if (!force && overview.freshness(session) == Freshness.State.CURRENT) {
                    campaign.unchanged();
                } else {
                    tell(campaign, caller, session);
                    pause(1_000 / rate);
                }
                collect(campaign);
                progress.report(campaign.line());
            }
            awaitFetches(campaign, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            campaign.end();
            progress.report(campaign.line());
            running.set(false);
            ended.accept(campaign.tally());
            LOG.info("reconfigure: {}", campaign.line());
        }
    }

    private void tell(Campaign campaign, PhoneCaller caller, Session session) {
        Instant now = clock.instant();
        caller.reconfigure(session).thenAccept(outcome -> {
            if (outcome instanceof PhoneCaller.Outcome.Unreachable unreachable) {
                LOG.info("reconfigure: phone {} was not told: {}", session.phone(), unreachable.why());
                campaign.unreachable(session, unreachable.why());
            } else {
                campaign.told(session, now);
            }
        });
    }

    private void collect(Campaign campaign) {
        campaign.collect(told -> sessions.of(told.getKey().mac())
                .map(s -> !s.lastAsked().isBefore(told.getValue()) && !s.equals(told.getKey()))
                .orElse(false));
    }

    private void awaitFetches(Campaign campaign, Progress progress) throws InterruptedException {
        long end = System.nanoTime() + FETCH.toNanos();
        while (!campaign.isComplete() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            collect(campaign);
            progress.report(campaign.line());
        }
    }

    /** Around the given time, so that phones do not come back in step. */
    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(millis / 2, millis * 3 / 2 + 1));
    }
}
