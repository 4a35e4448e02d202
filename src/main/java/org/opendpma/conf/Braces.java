package org.opendpma.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The alternatives of a pattern such as <code>a{b,c{d,e}}.conf</code>, in order, repeated ones included. */
final class Braces {
    private final Position position;
    private final Budget budget;
    private final List<String> alternatives = new ArrayList<>();

    private Braces(Position position, Budget budget) {
        this.position = position;
        this.budget = budget;
    }

    /** The pattern itself when it has no pair of braces. */
    static List<String> expand(String pattern, Position at, Budget budget) throws DialectException {
        var braces = new Braces(at, budget);
        braces.expand(pattern);
        return braces.alternatives;
    }

    private void expand(String pattern) throws DialectException {
        int open = indexOfOpening(pattern);
        OptionalInt first = open < 0 ? OptionalInt.empty() : nextBreak(pattern, open + 1);
        if (first.isEmpty()) {
            add(pattern);
            return;
        }
        var parts = new ArrayList<String>();
        int from = open + 1;
        int end = first.getAsInt();
        while (pattern.charAt(end) == ',') {
            parts.add(pattern.substring(from, end));
            from = end + 1;
            OptionalInt next = nextBreak(pattern, from);
            if (next.isEmpty()) {
                add(pattern);
                return;
            }
            end = next.getAsInt();
        }
        parts.add(pattern.substring(from, end));
        for (String part : parts) {
            expand(pattern.substring(0, open) + part + pattern.substring(end + 1));
        }
    }

    private void add(String pattern) throws DialectException {
        alternatives.add(pattern);
        budget.checkAlternatives(alternatives.size(), position);
    }

    private static int indexOfOpening(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** The next comma or closing brace that is not inside of inner braces. */
    private static OptionalInt nextBreak(String pattern, int from) {
        int depth = 0;
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (depth == 0 && (c == ',' || c == '}')) {
                return OptionalInt.of(i);
            }
            switch (c) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
        }
        return OptionalInt.empty();
    }
}
