package org.opendpma.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a phone speaks HTTP with us. */
public enum WebScheme {
    HTTP,
    HTTPS;

    /** The port that a URL without one means. */
    public int defaultPort() {
        return this == HTTPS ? 443 : 80;
    }

    /** Reads a token in any case. */
    public static Optional<WebScheme> parse(String token) {
        return Arrays.stream(values())
                .filter(s -> s.token().equals(token.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As it stands in a URL. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return token();
    }
}
