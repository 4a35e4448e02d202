package org.opendpma.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone's firmware version: {@code 2_9_19}, {@code 2_2_0_4_5a54ff2}; dots are read like underscores.
 *
 * <p>Ordered by its leading numbers; a trailing commit name does not count.
 *
 * @param text as the phone or the administrator wrote it, dots replaced by underscores
 */
public record FirmwareVersion(String text) implements Comparable<FirmwareVersion> {
    /** Before every real one. */
    public static final FirmwareVersion FIRST = new FirmwareVersion("0");

    private static final int MOST_DIGITS = 9;
    private static final Pattern FORM = Pattern.compile("\\d{1,6}(_[0-9A-Za-z]{1,40}){0,7}");

    /** Reads a version; empty when it does not begin with a number or is longer than any real one. */
    public static Optional<FirmwareVersion> parse(String text) {
        String underscored = text.strip().replace('.', '_');
        return FORM.matcher(underscored).matches() ? Optional.of(new FirmwareVersion(underscored)) : Optional.empty();
    }

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(FirmwareVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(FirmwareVersion other) {
        List<Integer> mine = numbers();
        List<Integer> theirs = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = Integer.compare(at(mine, i), at(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        for (int begin = 0; begin < text.length(); ) {
            int underscore = text.indexOf('_', begin);
            int end = underscore < 0 ? text.length() : underscore;
            int number = number(begin, end);
            if (number < 0) {
                break;
            }
            numbers.add(number);
            begin = end + 1;
        }
        return numbers;
    }

    /** A part of one to nine digits; negative when it is none. Compared for each phone that asks, so without a pattern. */
    private int number(int begin, int end) {
        boolean fits = end > begin && end - begin <= MOST_DIGITS;
        int number = 0;
        for (int i = begin; fits && i < end; i++) {
            char c = text.charAt(i);
            fits = c >= '0' && c <= '9';
            number = number * 10 + (c - '0');
        }
        return fits ? number : -1;
    }

    private static int at(List<Integer> numbers, int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
