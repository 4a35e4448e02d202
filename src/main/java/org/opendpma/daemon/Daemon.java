package org.opendpma.daemon;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.config.SiteLoader;
import org.opendpma.control.CommandTable;
import org.opendpma.control.Reconfigure;
import org.opendpma.control.front.AppBroker;
import org.opendpma.exchange.Exchange;
import org.opendpma.exchange.Freshness;
import org.opendpma.exchange.RefusalLog;
import org.opendpma.exchange.Sessions;
import org.opendpma.http.HttpDoor;
import org.opendpma.render.FileFactCache;
import org.opendpma.render.NotedFiles;
import org.opendpma.render.Renderer;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.sip.SipDoor;
import org.opendpma.site.Site;
import org.opendpma.site.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon: built in order by {@link #start}, undone in reverse by {@link #close}. */
final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    /** So long the first reading of the endpoints is waited for. */
    private static final Duration FIRST_READING = Duration.ofSeconds(10);
    /** When phones that waited for the start have been answered: it stops everything for a tenth of a second. */
    private static final Duration GIVE_BACK = Duration.ofSeconds(30);
    /** An announcement takes its time to be withdrawn; the rest is closed meanwhile. */
    private static final Duration WITHDRAW = Duration.ofMillis(2_600);

    private final DaemonSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final AtomicReference<@Nullable Reloader> reloader = new AtomicReference<>();
    private final AtomicReference<@Nullable UserEventCommands> userEvents = new AtomicReference<>();
    private final Meters meters = new Meters();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Optional<Announcing> announcing = Optional.empty();
    private Optional<TlsIdentity> shown = Optional.empty();

    Daemon(DaemonSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens everything; returns when phones can be served.
     *
     * @return the line that says so
     * @throws Misconfigured when nothing was opened because the configuration is wrong
     * @throws IOException when a socket or directory cannot be had
     */
    String start() throws Misconfigured, IOException, InterruptedException {
        Threads threads = keep(new Threads());
        var link = new AsteriskLink(settings.asterisk(), this::request, this::runCommand, clock);
        var loader = new SiteLoader(clock);
        SiteLoader.Begun reading = loader.begin(settings, atFirst(link));
        Sessions sessions = keep(new SessionKeeper(settings.stateDirectory(), threads.timer))
                .sessions();
        keep(link);
        var site = new CurrentSite(first(reading, sessions));
        var files = new NotedFiles(new FileFactCache());
        var renderer = new SangomaRenderer(files, clock);
        var exchange = new Exchange(sessions, renderer, new RefusalLog(clock), clock);
        var healthAnswer = new HealthAnswer(site, renderer);
        SipDoor door = keep(new SipDoor(settings.sip(), house(exchange, healthAnswer, site, threads, link)));
        door.open();
        meters.watch(site, sessions, door, link);
        HttpDoor web = keep(
                new HttpDoor(settings.http(), webHouse(exchange, renderer, files, healthAnswer, site, door, threads)));
        meters.watch(web, exchange.web());
        var announcer = new Announcing(door, web::ports, settings, clock);
        announcing = Optional.of(announcer);
        Reloader writer = keep(new Reloader(
                settings,
                loader,
                link.endpoints(() -> site.get().endpoints()),
                sessions,
                site,
                (s, fresh) -> follow(fresh, door, web, announcer, exchange),
                meters::reloaded));
        reloader.set(writer);
        showCertificate(site.get(), door, web);
        web.open();
        door.tellOf(web.ports());
        threads.timer.scheduleWithFixedDelay(new CertificateWatch(site::get, clock), 1, 1, TimeUnit.HOURS);
        if (!link.isLive()) {
            announce(site.get(), announcer);
        }
        var overview = new Running(
                settings,
                site,
                link,
                announcer,
                door,
                web,
                writer,
                new Freshness(renderer, door::ports, web::ports),
                new HealthCheck(settings, door, web, site, healthAnswer, link),
                renderer);
        var reconfigure = new Reconfigure(
                overview,
                sessions,
                door.pusher(),
                settings.admin().reconfigureRate(),
                threads.control,
                clock,
                meters::reconfigured);
        var commands = new CommandTable(overview, sessions, reconfigure);
        var broker = new AppBroker(sessions, door.pusher());
        exchange.route(broker);
        keep(new WaysIn(settings.admin(), commands, broker, overview, meters, threads));
        if (settings.admin().userEvents()) {
            userEvents.set(new UserEventCommands(commands, link, threads.control));
        }
        door.begin();
        link.start();
        boolean complete = !link.isLive() || writer.awaitEndpoints(FIRST_READING);
        if (!complete) {
            announce(site.get(), announcer);
        }
        threads.timer.schedule(Daemon::giveBack, GIVE_BACK.toSeconds(), TimeUnit.SECONDS);
        return ready(door, web, complete ? "" : ", without Asterisk: " + link.describe());
    }

    /** Reading a site takes three times what it keeps: a quarter of the memory. */
    private static void giveBack() {
        System.gc();
    }

    /** Asterisk itself is asked later. */
    private static SiteLoader.Asterisk atFirst(AsteriskLink link) {
        return link.isLive() ? (names, problems) -> Optional.empty() : link.endpoints(Optional::empty);
    }

    private static Site first(SiteLoader.Begun reading, Sessions sessions) throws Misconfigured {
        Loaded<Site> loaded = reading.finish(sessions::seen);
        if (loaded.result().isEmpty()) {
            throw new Misconfigured(loaded.problems());
        }
        loaded.problems().forEach(p -> LOG.warn("{}", p));
        return loaded.result().get();
    }

    private SipDoor.House house(
            Exchange exchange, HealthAnswer health, CurrentSite site, Threads threads, AsteriskLink link) {
        return new SipDoor.House(
                ask -> health.isOwn(ask)
                        ? health.answer(ask)
                        : meters.timed(ask, () -> exchange.answer(ask, site.get())),
                address -> site.get().policy().acl().permits(address),
                link::isAsterisk,
                threads.workers,
                threads.tlsTasks,
                Threads::factory,
                clock);
    }

    private HttpDoor.House webHouse(
            Exchange exchange,
            Renderer renderer,
            NotedFiles files,
            HealthAnswer health,
            CurrentSite site,
            SipDoor door,
            Threads threads) {
        return new HttpDoor.House(
                exchange.web(),
                site::get,
                renderer,
                files,
                door::ports,
                address -> site.get().policy().acl().permits(address),
                health,
                meters,
                Threads::factory,
                threads.timer,
                clock);
    }

    /** What hangs from a snapshot without being asked for at each request. */
    private void follow(Site fresh, SipDoor door, HttpDoor web, Announcing announcer, Exchange exchange)
            throws IOException {
        showCertificate(fresh, door, web);
        announce(fresh, announcer);
        exchange.siteChanged();
    }

    private synchronized void showCertificate(Site fresh, SipDoor door, HttpDoor web) throws IOException {
        if (fresh.policy().https().isPresent()) {
            web.use(fresh.policy().https().get(), fresh.policy().clientAuthorities());
        }
        Optional<TlsIdentity> identity = fresh.policy().tls();
        if (identity.isPresent() && !identity.equals(shown)) {
            door.use(identity.get());
            shown = identity;
        }
    }

    private synchronized void announce(Site fresh, Announcing announcer) {
        announcer.follow(fresh);
    }

    /** Asks for a reload, as soon as there is somebody to ask. */
    void request(String why) {
        Reloader writer = reloader.get();
        if (writer != null) {
            writer.request(why);
        }
    }

    private void runCommand(String id, String command) {
        UserEventCommands runner = userEvents.get();
        if (runner != null) {
            runner.run(id, command);
        }
    }

    private String ready(SipDoor door, HttpDoor web, String without) {
        String doors = Stream.concat(door.ports().entrySet().stream(), web.ports().entrySet().stream())
                .map(d -> d.getKey() + " " + d.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return without.isEmpty() ? "opendpma ready: " + doors : "opendpma ready" + without + " (" + doors + ")";
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Undoes everything, within three seconds. */
    @Override
    public void close() {
        Optional<Thread> withdrawing =
                announcing.map(a -> Threads.factory("withdraw").newThread(a::close));
        withdrawing.ifPresent(Thread::start);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("while stopping: {}", e.toString());
            }
        }
        withdrawing.ifPresent(Daemon::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join(WITHDRAW.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
