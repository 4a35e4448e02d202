package org.opendpma.conf;

import org.jspecify.annotations.Nullable;

/**
 * Names and values that were read lately, so that the thousandth {@code type = phone} of a file is the same string as the
 * first. It holds a fixed number of them, a newer one in the place of an older. For one load and one thread.
 */
final class RecentTexts {
    private static final int PLACES = 1_024;

    private final @Nullable String[] places = new String[PLACES];

    /** The text, as the same object as before when it was read lately. */
    String same(String text) {
        int place = (text.hashCode() ^ text.hashCode() >>> 16) & PLACES - 1;
        String before = places[place];
        if (text.equals(before)) {
            return before;
        }
        places[place] = text;
        return text;
    }
}
