package org.opendpma.mdns;

import java.util.List;
import java.util.Optional;

/** Which backend announces, and what the administrator should know about that. */
sealed interface Choice {
    /** Avahi's service files; with a warning when they do not say quite what the settings want. */
    record Avahi(Optional<String> warning) implements Choice {}

    /** JmDNS; with the reason when Avahi would have come first. */
    record Jmdns(Optional<String> reason) implements Choice {}

    /**
     * Chooses.
     *
     * @param candidates the interfaces that the settings mean
     * @param obstacle why no service file can be used, if so
     */
    static Choice of(
            MdnsSettings settings, Announcement announcement, List<Candidate> candidates, Optional<String> obstacle) {
        Optional<String> mismatch = obstacle.or(() -> mismatch(settings, announcement, candidates));
        return switch (settings.backend()) {
            case JMDNS -> new Jmdns(Optional.empty());
            case AVAHI -> new Avahi(mismatch);
            case AUTO -> mismatch.isPresent() ? new Jmdns(mismatch) : new Avahi(Optional.empty());
        };
    }

    /** A service file holds for all interfaces that Avahi uses, with one TXT record for all of them. */
    private static Optional<String> mismatch(
            MdnsSettings settings, Announcement announcement, List<Candidate> candidates) {
        if (!settings.interfaces().isEmpty()) {
            return Optional.of(
                    "Avahi's service files cannot be limited to interfaces=" + String.join(",", settings.interfaces()));
        }
        if (announcement.address().isPresent()) {
            return Optional.empty();
        }
        if (candidates.size() != 1) {
            return Optional.of("an Avahi service file holds one address, and this machine has " + candidates.size());
        }
        return candidates.get(0).address().isLoopbackAddress()
                ? Optional.of("only the loopback interface is up")
                : Optional.empty();
    }
}
