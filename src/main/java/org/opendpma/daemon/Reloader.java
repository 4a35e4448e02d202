package org.opendpma.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendpma.conf.Position;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.config.SiteLoader;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.Problem;
import org.opendpma.site.Problem.Severity;
import org.opendpma.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of the current {@link Site}. Whatever asks for a reload - the command, SIGHUP, Asterisk's own reload, AMI
 * coming back - ends here, on one thread; if anything is wrong, the snapshot before stays in use.
 */
final class Reloader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final int WAIT_SECONDS = 120;

    private final Path file;
    private final DaemonSettings running;
    private final SiteLoader loader;
    private final SiteLoader.Asterisk asterisk;
    private final Sessions sessions;
    private final CurrentSite site;
    private final Follower follower;
    private final Consumer<Boolean> reloaded;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.factory("reload"));
    private final CountDownLatch endpointsRead = new CountDownLatch(1);
    /** Why the next reload is wanted; requests that come while one waits are one. */
    private final AtomicReference<@Nullable String> wanted = new AtomicReference<>();

    /** Who must know of a new snapshot. */
    interface Follower {
        /**
         * Takes over what hangs from the snapshot but is not asked for at each request: certificates, the announcement.
         *
         * @throws Exception when it cannot; then the snapshot before stays in use
         */
        void follow(DaemonSettings settings, Site site) throws Exception;
    }

    /**
     * @param running the settings that the sockets were opened with
     * @param site the snapshot in use; nobody else writes it
     * @param reloaded told at the end of each reload whether it was accepted
     */
    Reloader(
            DaemonSettings running,
            SiteLoader loader,
            SiteLoader.Asterisk asterisk,
            Sessions sessions,
            CurrentSite site,
            Follower follower,
            Consumer<Boolean> reloaded) {
        this.file = running.file();
        this.running = running;
        this.loader = loader;
        this.asterisk = asterisk;
        this.sessions = sessions;
        this.site = site;
        this.follower = follower;
        this.reloaded = reloaded;
    }

    /** Asks for a reload and returns at once. */
    void request(String why) {
        if (wanted.getAndSet(why) == null) {
            try {
                thread.execute(() -> {
                    String reason = wanted.getAndSet(null);
                    reload(reason == null ? why : reason);
                });
            } catch (RejectedExecutionException closing) {
                LOG.debug("reload: not any more, {}", why);
            }
        }
    }

    /** Waits until a snapshot with endpoints is in use; false when that takes longer. */
    boolean awaitEndpoints(Duration longest) throws InterruptedException {
        return endpointsRead.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reloads and waits for it, in bounds. */
    List<Problem> reloadNow(String why) {
        try {
            return thread.submit(() -> reload(why)).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.error("reload: {}", e.toString(), e);
            return List.of(error("the reload failed: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(error("the reload was interrupted"));
        }
    }

    private List<Problem> reload(String why) {
        LOG.info("reload: {}", why);
        Loaded<DaemonSettings> settings = DaemonConfig.load(file);
        var problems = new ArrayList<>(settings.problems());
        Optional<Site> fresh = settings.result().flatMap(s -> {
            problems.addAll(restartWanted(s));
            Loaded<Site> loaded = loader.load(s, asterisk, sessions::seen);
            problems.addAll(loaded.problems());
            return loaded.result().filter(l -> follow(s, l, problems));
        });
        fresh.ifPresent(s -> {
            site.set(s);
            if (s.endpoints().isPresent()) {
                endpointsRead.countDown();
            }
        });
        report(fresh, problems);
        reloaded.accept(fresh.isPresent());
        return problems;
    }

    private boolean follow(DaemonSettings settings, Site fresh, List<Problem> problems) {
        try {
            follower.follow(settings, fresh);
            return true;
        } catch (Exception e) {
            problems.add(error(String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** What sockets and logins were opened with cannot change while they are open. */
    private List<Problem> restartWanted(DaemonSettings now) {
        var changed = new ArrayList<String>();
        if (!now.sip().equals(running.sip())) {
            changed.add("[sip]");
        }
        if (!now.http().equals(running.http())) {
            changed.add("[http]");
        }
        if (!now.asterisk().equals(running.asterisk())) {
            changed.add("[asterisk]");
        }
        if (!now.admin().equals(running.admin())) {
            changed.add("[admin]");
        }
        if (!now.stateDirectory().equals(running.stateDirectory())) {
            changed.add("[general] state_directory");
        }
        if (!now.mdns().equals(running.mdns())) {
            changed.add("[mdns]");
        }
        return changed.stream()
                .map(c -> new Problem(
                        Severity.WARNING,
                        new Position(file.toString(), 0),
                        c + " has changed; restart opendpma to use it"))
                .toList();
    }

    private static void report(Optional<Site> fresh, List<Problem> problems) {
        problems.forEach(p -> {
            if (p.isError()) {
                LOG.error("{}", p);
            } else {
                LOG.warn("{}", p);
            }
        });
        if (fresh.isPresent()) {
            LOG.info("reload: {} phones are in use", fresh.get().phones().size());
        } else {
            LOG.error("reload: refused, the configuration before stays in use");
        }
    }

    private Problem error(String message) {
        return new Problem(Severity.ERROR, new Position(file.toString(), 0), message);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
