package org.opendpma.site;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hardware address of a phone.
 *
 * @param digits 12 lower-case hexadecimal digits, as in the file name {@code <mac>.cfg}
 */
public record MacAddress(String digits) {
    private static final int LENGTH = 12;
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9a-f]{2}[:-]){5}[0-9a-f]{2}|([0-9a-f]{4}\\.){2}[0-9a-f]{4}");
    private static final Pattern SEPARATOR = Pattern.compile("[:.-]");

    public MacAddress {
        if (!isDigits(digits)) {
            throw new IllegalArgumentException("not 12 lower-case hexadecimal digits: " + digits);
        }
    }

    /** Reads {@code 000FD3AABBCC}, {@code 00:0f:d3:aa:bb:cc}, {@code 00-0F-D3-AA-BB-CC} or {@code 000f.d3aa.bbcc}. */
    public static Optional<MacAddress> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (isDigits(lower)) {
            return Optional.of(new MacAddress(lower));
        }
        if (lower.length() > 17 || !WRITTEN.matcher(lower).matches()) {
            return Optional.empty();
        }
        return Optional.of(new MacAddress(SEPARATOR.matcher(lower).replaceAll("")));
    }

    private static boolean isDigits(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    @Override
    public String toString() {
        return digits;
    }
}
