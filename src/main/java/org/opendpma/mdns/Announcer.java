package org.opendpma.mdns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces the daemon to phones, through Avahi or JmDNS, and follows the machine's interfaces: every 30 seconds one daemon thread,
 * {@code opendpma-mdns}, looks what came, went or broke. Any thread may call it; trouble is logged and tried again, never thrown.
 */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    /** After a change; avahi-daemon probes for a second before it announces. */
    private static final Duration LOOK_AT_RESULT = Duration.ofSeconds(4);

    private static final Path RUN = Path.of("/run/avahi-daemon");
    private static final Path SERVICES = Path.of("/etc/avahi/services");

    private static final Duration CLOSE_BOUND = Duration.ofMillis(2300);
    /** How often Avahi must be missed before it is given up: it is away for a moment when its package is upgraded. */
    private static final int MISSES_MAX = 2;

    private final MdnsSettings settings;
    private final AvahiDaemon avahi;
    private final AvahiServiceFile file;
    private final Supplier<List<Nic>> nics;
    private final ScheduledExecutorService clock;

    private Optional<Announcement> wanted = Optional.empty();
    private Optional<Publisher> publisher = Optional.empty();
    private int misses;
    private boolean closed;
    private String reason = "";
    private String warned = "";
    private volatile String description = "mDNS announces nothing yet";

    /** For a SIP server, and the Avahi of this machine. */
    public Announcer(MdnsSettings settings) {
        this(settings, RUN, SERVICES);
    }

    /** For a firmware server beside it. */
    public static Announcer ofFirmware(MdnsSettings settings) {
        var file = new AvahiServiceFile(SERVICES, "opendpma-firmware.service");
        return new Announcer(settings, new AvahiDaemon(RUN), file, Nic::all, LOOK_AGAIN);
    }

    /**
     * For an Avahi that lives elsewhere. Nothing is announced before {@link #announce}; a service file that a crash left behind goes
     * at once unless Avahi may be used again.
     */
    public Announcer(MdnsSettings settings, Path avahiRunDirectory, Path avahiServices) {
        this(settings, new AvahiDaemon(avahiRunDirectory), new AvahiServiceFile(avahiServices), Nic::all, LOOK_AGAIN);
    }

    Announcer(
            MdnsSettings settings,
            AvahiDaemon avahi,
            AvahiServiceFile file,
            Supplier<List<Nic>> nics,
            Duration lookAgain) {
        this.settings = settings;
        this.avahi = avahi;
        this.file = file;
        this.nics = nics;
        this.clock = Executors.newSingleThreadScheduledExecutor(Announcer::thread);
        if (!settings.enabled() || settings.backend() == Backend.JMDNS) {
            new AvahiPublisher(file).withdraw(CLOSE_BOUND);
        }
        long millis = lookAgain.toMillis();
        var unused = clock.scheduleWithFixedDelay(() -> safely(this::lookAgain), millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Announces this instead of what was announced before. Returns within milliseconds; phones see a first announcement after about a
     * second, and a change of the same name's address, port or transport within two without a moment in which it is gone.
     */
    public synchronized void announce(Announcement announcement) {
        if (closed || wanted.equals(Optional.of(announcement))) {
            return;
        }
        if (!settings.enabled()) {
            describe("mDNS is off ([mdns] enabled=no)");
            return;
        }
        tellIfShortened(announcement.serviceName());
        wanted = Optional.of(announcement);
        misses = MISSES_MAX;
        safely(() -> refresh(announcement));
        var unused = clock.schedule(() -> safely(this::lookAtResult), LOOK_AT_RESULT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes back what is announced, until something else is; within {@code CLOSE_BOUND}. */
    public void withdraw() {
        Optional<Publisher> last;
        synchronized (this) {
            wanted = Optional.empty();
            last = publisher;
            publisher = Optional.empty();
        }
        last.ifPresent(p -> p.withdraw(CLOSE_BOUND));
        description = "mDNS announces nothing";
    }

    /** One sentence for the log and for status commands: backend, name, and the URL of each interface. */
    public String describe() {
        return description;
    }

    /** Takes everything back; takes at most 2.5 seconds and leaves no thread that would keep the process alive. */
    @Override
    public void close() {
        Optional<Publisher> last;
        synchronized (this) {
            closed = true;
            last = publisher;
            publisher = Optional.empty();
        }
        clock.shutdownNow();
        last.ifPresent(p -> p.withdraw(CLOSE_BOUND));
        description = "mDNS announces nothing any more";
    }

    /** How many packets reached JmDNS's door, and how many it got to see; zeros while Avahi announces. */
    synchronized GatedDns.Traffic traffic() {
        return publisher
                .filter(JmdnsPublisher.class::isInstance)
                .map(p -> ((JmdnsPublisher) p).traffic())
                .orElse(new GatedDns.Traffic(0, 0));
    }

    private synchronized void lookAgain() {
        if (!closed) {
            wanted.ifPresent(this::refresh);
        }
    }

    /** An exception would end the schedule, and with it all that heals. */
    private static void safely(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("mDNS: looking at the interfaces failed and is tried again: {}", e.toString());
        }
    }

    private void refresh(Announcement announcement) {
        List<Candidate> candidates = Candidate.choose(nics.get(), settings.interfaces());
        Choice choice =
                Choice.of(settings, announcement, candidates, avahi.obstacle().or(file::obstacle));
        if (publisher.isEmpty()) {
            begin(choice);
        } else if (choice instanceof Choice.Jmdns jmdns) {
            leaveAvahi(jmdns);
        } else {
            misses = 0;
        }
        publisher.ifPresent(p -> publish(p, announcement, candidates));
    }

    private void begin(Choice choice) {
        if (choice instanceof Choice.Avahi byAvahi) {
            byAvahi.warning().ifPresent(this::warn);
            publisher = Optional.of(new AvahiPublisher(file));
        } else if (choice instanceof Choice.Jmdns byJmdns) {
            new AvahiPublisher(file).withdraw(CLOSE_BOUND);
            reason = byJmdns.reason()
                    .map(why -> "; not through Avahi, because " + why)
                    .orElse("");
            publisher = Optional.of(new JmdnsPublisher());
        }
    }

    /** From Avahi to JmDNS, never back: JmDNS goes on working when an Avahi appears. */
    private void leaveAvahi(Choice.Jmdns choice) {
        if (publisher.orElseThrow() instanceof AvahiPublisher && ++misses >= MISSES_MAX) {
            begin(choice);
        }
    }

    private void publish(Publisher through, Announcement announcement, List<Candidate> candidates) {
        try {
            through.publish(announcement, candidates);
            describe("mDNS: " + through.describe() + missing(candidates) + reason);
        } catch (IOException e) {
            if (settings.backend() == Backend.AUTO) {
                begin(new Choice.Jmdns(Optional.of(String.valueOf(e.getMessage()))));
                publisher.ifPresent(jmdns -> publish(jmdns, announcement, candidates));
            } else {
                description = "mDNS announces nothing: " + e.getMessage();
                warn("nothing is announced: " + e.getMessage());
            }
        }
    }

    private String missing(List<Candidate> present) {
        String names = settings.interfaces().stream()
                .filter(name -> present.stream().noneMatch(c -> c.nic().equals(name)))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; not on " + names + " (missing, down or without an address)";
    }

    /** Runs without the lock while it searches. */
    private void lookAtResult() {
        lookAgain();
        expectedOfAvahi()
                .flatMap(e -> AvahiEcho.complaint(e, Candidate.choose(nics.get(), List.of())))
                .ifPresent(this::warn);
    }

    private synchronized Optional<FoundServer> expectedOfAvahi() {
        return publisher
                .filter(p -> !closed
                        && p instanceof AvahiPublisher
                        && avahi.obstacle().isEmpty())
                .flatMap(p -> ((AvahiPublisher) p).expected());
    }

    private static void tellIfShortened(String typed) {
        String name = InstanceName.of(typed);
        if (!name.equals(typed)) {
            LOG.info("mDNS: the name \"{}\" does not fit and is announced as \"{}\"", typed, name);
        }
    }

    private void describe(String now) {
        if (!now.equals(description)) {
            description = now;
            LOG.info("{}", now);
        }
    }

    private synchronized void warn(String what) {
        if (!closed && !what.equals(warned)) {
            warned = what;
            LOG.warn("mDNS: {}", what);
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "opendpma-mdns");
        thread.setDaemon(true);
        return thread;
    }
}
