package org.opendpma.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One component of a path with {@code *}, {@code ?} and brackets in it, as the shell and glob(3) understand them. What
 * is in a file name after a leading dot must be named with that dot.
 */
record Wildcard(Sequence sequence, boolean namesDot) {

    /** Whether a text has anything special in it, a backslash apart. */
    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || (c == '[' && text.indexOf(']', i) > 0)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the backslashes away that protect a character; a last one stays. */
    static String unescape(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escapes = text.charAt(i) == '\\' && i + 1 < text.length();
            plain.append(text.charAt(escapes ? ++i : i));
        }
        return plain.toString();
    }

    static Wildcard parse(String component) {
        var steps = new ArrayList<Sequence.Step>(List.of(new Sequence.Beginning()));
        int at = 0;
        while (at < component.length()) {
            at = step(component, at, steps);
        }
        steps.add(new Sequence.End());
        return new Wildcard(new Sequence(steps), component.startsWith(".") || component.startsWith("\\."));
    }

    boolean matches(String name) {
        return (namesDot || !name.startsWith(".")) && sequence.occursIn(name);
    }

    private static int step(String text, int at, List<Sequence.Step> steps) {
        int c = text.codePointAt(at);
        int next = at + Character.charCount(c);
        if (c == '[') {
            Optional<Bracket> bracket = Bracket.parse(text, next, Bracket.Kind.WILDCARD);
            if (bracket.isPresent()) {
                steps.add(new Sequence.One(bracket.get().accepts(), false, false));
                return bracket.get().end();
            }
        }
        if (c == '*' || c == '?') {
            steps.add(new Sequence.One(any -> true, c == '*', c == '*'));
            return next;
        }
        int literal = c == '\\' && next < text.length() ? text.codePointAt(next) : c;
        steps.add(new Sequence.One(x -> x == literal, false, false));
        return c == '\\' && next < text.length() ? next + Character.charCount(literal) : next;
    }
}
