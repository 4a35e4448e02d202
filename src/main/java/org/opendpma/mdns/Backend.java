package org.opendpma.mdns;

import java.util.Locale;
import java.util.Optional;

/** What carries the announcement: {@code backend=} of {@code [mdns]}. */
public enum Backend {
    /** Avahi where its service files can say it, else JmDNS. */
    AUTO,
    JMDNS,
    AVAHI;

    /** Reads {@code auto}, {@code jmdns} or {@code avahi} in any case. */
    public static Optional<Backend> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> Optional.of(AUTO);
            case "jmdns" -> Optional.of(JMDNS);
            case "avahi" -> Optional.of(AVAHI);
            default -> Optional.empty();
        };
    }
}
