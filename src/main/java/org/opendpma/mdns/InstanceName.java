package org.opendpma.mdns;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/** Turns what a user typed into a DNS-SD instance name: one label of at most 63 bytes of UTF-8 without control characters (RFC 6763 section 4.1.1). */
final class InstanceName {
    static final int MAX_BYTES = 63;
    private static final String NAMELESS = "OpenDPMA";

    private InstanceName() {}

    /** The name that every backend can announce, cut between characters as a reader sees them. */
    static String of(String typed) {
        String clean = clean(typed);
        return clean.isEmpty() ? NAMELESS : shorten(clean, MAX_BYTES);
    }

    /**
     * The same, for JmDNS: it writes characters beyond the basic plane as invalid UTF-8 and takes a backslash for an escape, so the
     * former are left out and the latter becomes a slash. Inside it each dot has a backslash before it, and there is room for those.
     */
    static String forJmdns(String typed) {
        var plain = new StringBuilder();
        of(typed).codePoints().filter(Character::isBmpCodePoint).forEach(plain::appendCodePoint);
        String slashed = of(plain.toString().replace('\\', '/'));
        return shorten(slashed, MAX_BYTES - dots(slashed));
    }

    /** The name after {@code tries} conflicts: {@code Name (2)}, {@code Name (3)}, still at most 63 bytes (RFC 6763 appendix D). */
    static String next(String taken) {
        int open = taken.lastIndexOf(" (");
        int number = open < 0 ? 0 : number(taken.substring(open + 2));
        String stem = number == 0 ? taken : taken.substring(0, open);
        String suffix = " (" + (number == 0 ? 2 : number + 1) + ")";
        return shorten(stem, MAX_BYTES - suffix.length() - dots(stem)) + suffix;
    }

    /** In JmDNS's spelling a dot inside a label has a backslash before it. */
    static String escape(String name) {
        return name.replace(".", "\\.");
    }

    static String unescape(String escaped) {
        return escaped.replace("\\.", ".");
    }

    /** The name as our searches see it: JmDNS cannot hold characters beyond the basic plane, and each becomes U+FFFD. */
    static String asFound(String name) {
        return name.codePoints()
                .map(c -> Character.isBmpCodePoint(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int dots(String name) {
        return (int) name.chars().filter(c -> c == '.').count();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String clean(String typed) {
        var kept = new StringBuilder();
        typed.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
                .filter(InstanceName::isCharacter)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /** Half surrogate pairs and U+FFFE, U+FFFF are no characters and cannot stand in XML. */
    private static boolean isCharacter(int c) {
        return Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }

    private static String shorten(String text, int maxBytes) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next();
                next != BreakIterator.DONE && bytes(text.substring(0, next)) <= maxBytes;
                next = characters.next()) {
            end = next;
        }
        return text.substring(0, end).strip();
    }

    /** The number of {@code 12)}, or 0 when it is none or too large to count on. */
    private static int number(String text) {
        boolean counted = text.matches("[1-9][0-9]{0,5}\\)");
        return counted ? Integer.parseInt(text.substring(0, text.length() - 1)) : 0;
    }
}
