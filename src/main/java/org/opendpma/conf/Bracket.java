package org.opendpma.conf;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A bracket expression of a wildcard or a regular expression, such as {@code [a-z_]}, {@code [^[:digit:]]} (POSIX.1-2017,
 * XBD section 9.3.5). Ranges go by the number of the character, as in the C and C.UTF-8 locales.
 *
 * @param accepts what it stands for
 * @param end where the pattern goes on behind it
 */
record Bracket(IntPredicate accepts, int end) {
    private static final Map<String, IntPredicate> CLASSES = Map.ofEntries(
            Map.entry("alpha", Character::isLetter),
            Map.entry("digit", Bracket::isDigit),
            Map.entry("alnum", c -> Character.isLetter(c) || isDigit(c)),
            Map.entry("upper", Character::isUpperCase),
            Map.entry("lower", Character::isLowerCase),
            Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("punct", c -> c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c)),
            Map.entry("print", c -> c >= ' ' && c != 0x7F),
            Map.entry("graph", c -> c > ' ' && c != 0x7F),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7F),
            Map.entry("xdigit", c -> Character.digit(c, 16) >= 0 && c < 0x80));

    /** Which of the two languages it stands in. */
    enum Kind {
        /** {@code !} negates too, and a backslash takes the meaning of the next character. */
        WILDCARD,
        /** A backslash is a character like any other. */
        EXPRESSION
    }

    /**
     * Parses what stands behind an opening bracket.
     *
     * @param from the index behind the {@code [}
     * @return empty when the bracket is not closed, or a range or class in it is none
     */
    static Optional<Bracket> parse(String pattern, int from, Kind kind) {
        return new Parser(pattern, from, kind).bracket();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** One pass over one bracket. */
    private static final class Parser {
        private final String pattern;
        private final Kind kind;
        private int at;
        private IntPredicate accepted = c -> false;

        Parser(String pattern, int from, Kind kind) {
            this.pattern = pattern;
            this.at = from;
            this.kind = kind;
        }

        Optional<Bracket> bracket() {
            boolean negated = here('^') || (kind == Kind.WILDCARD && here('!'));
            if (negated) {
                at++;
            }
            int first = at;
            while (at < pattern.length() && (at == first || !here(']'))) {
                if (!member()) {
                    return Optional.empty();
                }
            }
            IntPredicate all = negated ? accepted.negate() : accepted;
            return here(']') ? Optional.of(new Bracket(all, at + 1)) : Optional.empty();
        }

        private boolean member() {
            if (pattern.startsWith("[:", at)) {
                return characterClass();
            }
            int low = character();
            int high = low;
            if (here('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
                at++;
                high = character();
            }
            int last = high;
            accepted = accepted.or(c -> c >= low && c <= last);
            return low >= 0 && low <= high;
        }

        private boolean characterClass() {
            int end = pattern.indexOf(":]", at + 2);
            IntPredicate known = end < 0 ? null : CLASSES.get(pattern.substring(at + 2, end));
            if (known == null) {
                return false;
            }
            accepted = accepted.or(known);
            at = end + 2;
            return true;
        }

        /** The next character, or -1 where there is none. */
        private int character() {
            if (pattern.startsWith("[.", at) || pattern.startsWith("[=", at)) {
                return named();
            }
            if (kind == Kind.WILDCARD && here('\\')) {
                at++;
            }
            if (at >= pattern.length()) {
                return -1;
            }
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            return c;
        }

        /** {@code [.x.]} or {@code [=x=]}: only with a single character, which stands for itself. */
        private int named() {
            String close = pattern.charAt(at + 1) + "]";
            int end = pattern.indexOf(close, at + 3);
            String name = end < 0 ? "" : pattern.substring(at + 2, end);
            if (name.codePointCount(0, name.length()) != 1) {
                return -1;
            }
            at = end + 2;
            return name.codePointAt(0);
        }

        private boolean here(char c) {
            return at < pattern.length() && pattern.charAt(at) == c;
        }
    }
}
