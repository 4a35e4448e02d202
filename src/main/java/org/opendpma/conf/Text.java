package org.opendpma.conf;

/** Text as C's standard library sees it: blanks are control characters too, and only ASCII letters have two cases. */
final class Text {
    private static final int QUOTED = 40;

    private Text() {}

    static boolean isBlank(char c) {
        return c <= ' ';
    }

    static String strip(String s) {
        return strip(s, 0, s.length());
    }

    /** A part of a text without the blanks around it. */
    static String strip(String s, int begin, int end) {
        int from = begin;
        while (from < end && isBlank(s.charAt(from))) {
            from++;
        }
        int to = end;
        while (to > from && isBlank(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }

    /** Equal but for the case of ASCII letters. */
    static boolean same(String a, String b) {
        return a.length() == b.length() && (a.equals(b) || fold(a).equals(fold(b)));
    }

    /** With ASCII letters in lower case and everything else as it is. */
    static String fold(String s) {
        int i = 0;
        while (i < s.length() && !isUpper(s.charAt(i))) {
            i++;
        }
        return i == s.length() ? s : folded(s);
    }

    private static String folded(String s) {
        var lower = new StringBuilder(s);
        for (int i = 0; i < s.length(); i++) {
            if (isUpper(s.charAt(i))) {
                lower.setCharAt(i, (char) (s.charAt(i) + 'a' - 'A'));
            }
        }
        return lower.toString();
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** For a message: in quotes, shortened, with control characters made visible. */
    static String quote(String s) {
        String shown = s.length() <= QUOTED ? s : s.substring(0, QUOTED) + "...";
        var quoted = new StringBuilder(shown.length() + 2).append('"');
        for (int i = 0; i < shown.length(); i++) {
            quoted.append(Character.isISOControl(shown.charAt(i)) ? '?' : shown.charAt(i));
        }
        return quoted.append('"').toString();
    }

    /** The first word of a line for a message: what follows it may be a password. */
    static String quoteFirstWord(String line) {
        int end = 0;
        while (end < line.length() && "=:,".indexOf(line.charAt(end)) < 0 && !isBlank(line.charAt(end))) {
            end++;
        }
        return quote(line.substring(0, end));
    }
}
