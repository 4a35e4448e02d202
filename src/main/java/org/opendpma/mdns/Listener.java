package org.opendpma.mdns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/** Collects what JmDNS resolves, on JmDNS's threads, for the one who searches. */
final class Listener {
    private static final int SERVERS_MAX = BrowseGate.SERVERS_MAX;
    private static final Comparator<FoundServer> ORDER = Comparator.comparing(FoundServer::name)
            .thenComparing(FoundServer::sipUrl)
            .thenComparing(FoundServer::serviceType);
    /** How long to wait before asking again, doubled each time (RFC 6762 section 5.2). */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    /** By interface and name, so that a later answer replaces an earlier one. */
    private final Map<String, FoundServer> servers = new HashMap<>();

    /** What to add to the JmDNS of one interface. */
    ServiceListener on(Candidate where) {
        return new ServiceListener() {
            @Override
            public void serviceAdded(ServiceEvent event) {
                // Not complete yet: JmDNS asks for the rest by itself.
            }

            @Override
            public void serviceRemoved(ServiceEvent event) {
                remove(where.nic() + " " + event.getName());
            }

            @Override
            public void serviceResolved(ServiceEvent event) {
                server(event.getName(), event.getInfo()).ifPresent(s -> put(where.nic() + " " + event.getName(), s));
            }
        };
    }

    /** Waits for enough, and then a little more for others. */
    List<FoundServer> await(Duration timeout, Duration settle, Predicate<List<FoundServer>> enough, Runnable ask) {
        long start = System.nanoTime();
        long end = start + timeout.toNanos();
        long again = start + ASK_AGAIN.toNanos();
        boolean settling = false;
        for (long now = start; now - end < 0; now = System.nanoTime()) {
            if (!settling && enough.test(found())) {
                settling = true;
                end = Math.min(end, now + settle.toNanos());
            }
            if (now - again >= 0) {
                ask.run();
                again = now + 2 * (now - start);
            }
            if (!sleep(Math.min(end, again) - now)) {
                return found();
            }
        }
        return found();
    }

    synchronized List<FoundServer> found() {
        return servers.values().stream()
                .distinct()
                .sorted(ORDER)
                .limit(SERVERS_MAX)
                .toList();
    }

    /** What can be used of an answer: without a {@code sipUrl} it is none. */
    static Optional<FoundServer> server(String name, ServiceInfo info) {
        String sipUrl = property(info, Announcement.SIP_URL);
        return sipUrl.isBlank()
                ? Optional.empty()
                : Optional.of(new FoundServer(
                        InstanceName.of(BrowseGate.shown(name)), sipUrl, property(info, Announcement.SERVICE_TYPE)));
    }

    /** Keys differ in case without being different (RFC 6763 section 6.4). */
    private static String property(ServiceInfo info, String key) {
        return Collections.list(info.getPropertyNames()).stream()
                .filter(key::equalsIgnoreCase)
                .findFirst()
                .map(info::getPropertyBytes)
                .map(bytes -> printable(new String(bytes, StandardCharsets.UTF_8)))
                .orElse("");
    }

    private static String printable(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private synchronized void put(String key, FoundServer server) {
        if (servers.containsKey(key) || servers.size() < 4 * SERVERS_MAX) {
            servers.put(key, server);
            notifyAll();
        }
    }

    private synchronized void remove(String key) {
        servers.remove(key);
    }

    /** Sleeps until something is found or the time is over; false when interrupted. */
    private synchronized boolean sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
