package org.opendpma.mdns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks whether avahi-daemon really announces what stands in our file: it may be told not to publish, and it renames without a word to us. */
final class AvahiEcho {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private AvahiEcho() {}

    /** Searches as a phone would; blocks for seconds. A sentence when something is amiss. */
    static Optional<String> complaint(FoundServer expected, List<Candidate> on) {
        return judge(expected, Discovery.find(PATIENCE, on, found -> found.contains(expected)));
    }

    static Optional<String> judge(FoundServer expected, List<FoundServer> found) {
        if (found.contains(expected)) {
            return Optional.empty();
        }
        return Optional.of(
                found.stream()
                        .filter(f -> f.sipUrl().equals(expected.sipUrl()))
                        .findFirst()
                        .map(renamed -> "another server is already called \"" + expected.name()
                                + "\"; phones see this one as \"" + renamed.name() + "\"")
                        .orElse(
                                "avahi-daemon does not announce our service file; its log says why (journalctl -u avahi-daemon)"));
    }
}
