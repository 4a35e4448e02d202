package org.opendpma.mdns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the servers that announce themselves to phones (RFC 6763 section 4), as a phone does when it boots. */
public final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    /** What one more server may need to answer after the first one did: 120 ms by RFC 6762 section 6, and some for the way. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private Discovery() {}

    /**
     * Asks, and waits for the answers. Blocks its caller, and returns what it has when that is interrupted.
     *
     * @param timeout how long to wait for the first answer; half a second after it the search is over
     * @param interfaces as in {@link MdnsSettings#interfaces()}
     * @return at most 64 servers, each once, sorted by name; empty when none answered or no interface could be used. Nothing that is
     *     received makes this throw.
     */
    public static List<FoundServer> find(Duration timeout, List<String> interfaces) {
        return find(timeout, Candidate.choose(Nic.all(), interfaces), found -> !found.isEmpty());
    }

    /** The same, over when the servers found are enough. */
    static List<FoundServer> find(Duration timeout, List<Candidate> on, Predicate<List<FoundServer>> enough) {
        var instances = new ArrayList<BrowsingDns>();
        var listener = new Listener();
        try {
            on.forEach(c -> open(c, listener, instances));
            return listener.await(timeout, SETTLE, enough, () -> instances.forEach(BrowsingDns::ask));
        } finally {
            Closing.begin(instances);
        }
    }

    private static void open(Candidate where, Listener listener, List<BrowsingDns> instances) {
        try {
            BrowsingDns dns = BrowsingDns.open(where.address());
            instances.add(dns);
            dns.addServiceListener(Announcement.TYPE, listener.on(where));
        } catch (IOException | RuntimeException e) {
            LOG.warn("mDNS: nothing can be searched on {} ({}): {}", where.nic(), where.host(), e.getMessage());
        }
    }
}
