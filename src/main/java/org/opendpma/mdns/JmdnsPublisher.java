package org.opendpma.mdns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces through JmDNS: one instance for each interface. */
final class JmdnsPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(JmdnsPublisher.class);

    private final Map<Candidate, AnnouncedInterface> interfaces = new LinkedHashMap<>();
    /** What was said of an interface that cannot be used, so that it is not said again every half minute. */
    private final Map<Candidate, String> complaints = new LinkedHashMap<>();

    private String name = "";

    @Override
    public void publish(Announcement announcement, List<Candidate> candidates) {
        rename(announcement.serviceName());
        drop(candidates);
        candidates.forEach(c -> publish(announcement, c));
    }

    @Override
    public String describe() {
        if (interfaces.isEmpty()) {
            return "JmDNS finds no interface to announce \"" + name + "\" on and keeps looking";
        }
        return interfaces.values().stream()
                .map(AnnouncedInterface::describe)
                .collect(Collectors.joining(", ", "JmDNS announces \"" + name + "\": ", ""));
    }

    @Override
    public void withdraw(Duration bound) {
        Closing.all(instances(), bound);
        interfaces.clear();
    }

    /** How many packets came in and how many of them JmDNS got to see, over all interfaces. */
    GatedDns.Traffic traffic() {
        return instances().stream()
                .map(GatedDns::traffic)
                .reduce(
                        new GatedDns.Traffic(0, 0),
                        (a, b) -> new GatedDns.Traffic(a.seen() + b.seen(), a.admitted() + b.admitted()));
    }

    private void rename(String typed) {
        String now = InstanceName.forJmdns(typed);
        if (!now.equals(name) && !now.equals(InstanceName.of(typed))) {
            LOG.info("mDNS: JmDNS cannot spell the name \"{}\" and announces \"{}\"", typed, now);
        }
        name = now;
    }

    /** Those that run now. */
    List<GatedDns> instances() {
        return instances(interfaces.values());
    }

    private void publish(Announcement announcement, Candidate where) {
        try {
            AnnouncedInterface present = interfaces.get(where);
            if (present == null) {
                interfaces.put(where, AnnouncedInterface.open(where, announcement));
            } else {
                present.warnIfRenamed();
                present.change(announcement);
            }
            complaints.remove(where);
        } catch (IOException | RuntimeException e) {
            complain(where, String.valueOf(e.getMessage()));
        }
    }

    /** Ends what has no interface any more and what has failed; the latter begins anew at once. */
    private void drop(List<Candidate> wanted) {
        var gone = new ArrayList<AnnouncedInterface>();
        interfaces.forEach((where, present) -> {
            if (!present.isHealthy()) {
                LOG.warn("mDNS: the announcement on {} broke off and is started again", where.nic());
                gone.add(present);
            } else if (!wanted.contains(where)) {
                gone.add(present);
            }
        });
        interfaces.values().removeAll(gone);
        complaints.keySet().retainAll(wanted);
        Closing.begin(instances(gone));
    }

    private void complain(Candidate where, String why) {
        if (!why.equals(complaints.put(where, why))) {
            LOG.warn("mDNS: nothing can be announced on {} ({}): {}", where.nic(), where.host(), why);
        }
    }

    private static List<GatedDns> instances(Iterable<AnnouncedInterface> of) {
        var instances = new ArrayList<GatedDns>();
        of.forEach(i -> instances.add(i.dns()));
        return instances;
    }
}
