package org.opendpma.mdns;

import java.util.Arrays;
import java.util.List;

/**
 * A domain name as its labels, without the root.
 *
 * @param labels Unicode text; a dot inside a label is just a character (RFC 6763 section 4.3)
 */
record DnsName(List<String> labels) {
    static final DnsName TYPE = of(Announcement.TYPE);
    /** Asked by whoever enumerates all service types (RFC 6763 section 9). */
    static final DnsName ALL_TYPES = of("_services._dns-sd._udp.local.");

    private static final String LOCAL = "local";

    DnsName {
        labels = List.copyOf(labels);
    }

    /** A name whose labels hold no dots. */
    static DnsName of(String dotted) {
        return new DnsName(Arrays.stream(dotted.split("\\.", -1))
                .filter(label -> !label.isEmpty())
                .toList());
    }

    /** The name of an instance of our service type. */
    static DnsName ofInstance(String label) {
        return new DnsName(List.of(label, TYPE.labels.get(0), TYPE.labels.get(1), TYPE.labels.get(2)));
    }

    /** Names differ in case without being different (RFC 6762 section 16). */
    boolean sameAs(DnsName other) {
        if (labels.size() != other.labels.size()) {
            return false;
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).equalsIgnoreCase(other.labels.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is one label in front of our service type. */
    boolean isInstance() {
        return labels.size() == TYPE.labels.size() + 1 && new DnsName(labels.subList(1, labels.size())).sameAs(TYPE);
    }

    /** Whether this is {@code something.local}. */
    boolean isHost() {
        return labels.size() == 2 && labels.get(1).equalsIgnoreCase(LOCAL);
    }

    /** The leftmost label, or nothing for the root. */
    String first() {
        return labels.isEmpty() ? "" : labels.get(0);
    }
}
