package org.opendpma.conf;

import java.util.Optional;

/**
 * A line {@code #word argument}.
 *
 * @param word in lower case
 * @param argument without surrounding blanks, quotes or angle brackets
 */
record Directive(String word, Optional<String> argument) {

    static Directive parse(String line) {
        int end = 1;
        while (end < line.length() && isWord(line.charAt(end))) {
            end++;
        }
        String rest = Text.strip(line.substring(end));
        return new Directive(
                Text.fold(line.substring(1, end)), rest.isEmpty() ? Optional.empty() : Optional.of(unquote(rest)));
    }

    /** Where characters are signed, as on x86, Asterisk's test for a blank also holds for every byte above 127. */
    private static boolean isWord(char c) {
        return c > ' ' && c < 0x80;
    }

    /** Nothing is left of two quotes, or of one alone. */
    private static String unquote(String text) {
        boolean quoted = (text.startsWith("\"") && text.endsWith("\"")) || (text.startsWith("<") && text.endsWith(">"));
        return quoted ? text.substring(1, Math.max(1, text.length() - 1)) : text;
    }
}
