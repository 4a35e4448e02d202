package org.opendpma.site;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The dial plan of a phone: alternatives of digits, {@code *}, {@code #}, {@code x}, classes such as {@code [2-9]},
 * {@code .} for a repeat, and a timer {@code T} or {@code T3} at the end of each.
 *
 * @param text as the phone reads it
 */
public record DigitMap(String text) {
    /** A class holds digits and ranges of digits; "+" is dialled as it is for international numbers. */
    private static final String ATOM = "(?:[0-9*#xX+]|\\[[0-9*#-]{1,30}\\])\\.?";

    /** Possessive, since what may be given back costs stack for each atom. */
    private static final Pattern MAP = Pattern.compile("(?:" + ATOM + ")++([Tt]\\d{0,3})?");

    private static final int LONGEST = 1_024;

    /** Reads a dial plan; empty when a phone would not understand it. */
    public static Optional<DigitMap> parse(String text) {
        String map = text.strip();
        if (map.length() > LONGEST) {
            return Optional.empty();
        }
        for (String alternative : map.split("\\|", -1)) {
            if (!MAP.matcher(alternative).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(new DigitMap(map));
    }

    @Override
    public String toString() {
        return text;
    }
}
