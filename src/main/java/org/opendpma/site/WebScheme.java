package org.opendpma.site;

import java.util.Locale;

/** How a phone speaks HTTP with us. */
public enum WebScheme {
    HTTP,
    HTTPS;

    /** The port that a URL without one means. */
    public int defaultPort() {
        return this == HTTPS ? 443 : 80;
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
