package org.opendpma.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Parses one {@link Expression}. Used once. */
final class ExpressionParser {
    /** As in the C library, RE_DUP_MAX. */
    private static final int MOST_REPETITIONS = 32767;

    private static final int LONGEST = 10_000;

    private final String text;
    private final Position position;
    private int at;
    private final List<Sequence> alternatives = new ArrayList<>();
    private List<Sequence.Step> steps = new ArrayList<>();

    ExpressionParser(String text, Position position) {
        this.text = text;
        this.position = position;
    }

    Optional<Expression> expression() throws DialectException {
        while (at < text.length()) {
            if (!element()) {
                return Optional.empty();
            }
        }
        alternatives.add(new Sequence(steps));
        return Optional.of(new Expression(alternatives));
    }

    private boolean element() throws DialectException {
        char c = text.charAt(at);
        switch (c) {
            case '|' -> {
                alternatives.add(new Sequence(steps));
                steps = new ArrayList<>();
                at++;
                return true;
            }
            case '^', '$' -> {
                steps.add(c == '^' ? new Sequence.Beginning() : new Sequence.End());
                at++;
                return !atQuantifier();
            }
            case '(', '*', '+', '?', '{' -> {
                return false;
            }
            default -> {
                Optional<IntPredicate> character = character();
                return character.isPresent() && repeated(character.get());
            }
        }
    }

    private Optional<IntPredicate> character() throws DialectException {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '.' -> Optional.of(any -> true);
            case '\\' -> escaped();
            case '[' ->
                Bracket.parse(text, at, Bracket.Kind.EXPRESSION).map(b -> {
                    at = b.end();
                    return b.accepts();
                });
            default -> Optional.of(other -> other == c);
        };
    }

    private Optional<IntPredicate> escaped() throws DialectException {
        if (at == text.length()) {
            return Optional.empty();
        }
        int c = text.codePointAt(at);
        if ("bB<>`'".indexOf(c) >= 0) {
            throw unsupported("\"\\" + (char) c + "\"");
        }
        at += Character.charCount(c);
        return switch (c) {
            case 'w' -> Optional.of(ExpressionParser::isWord);
            case 'W' -> Optional.of(x -> !isWord(x));
            case 's' -> Optional.of(ExpressionParser::isSpace);
            case 'S' -> Optional.of(x -> !isSpace(x));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Optional.empty();
            default -> Optional.of(x -> x == c);
        };
    }

    /** Reads the quantifiers behind a character and adds it as often as they want. */
    private boolean repeated(IntPredicate character) throws DialectException {
        var times = new Times(1, 1);
        while (atQuantifier()) {
            Optional<Times> more = quantifier();
            if (more.isEmpty()) {
                return false;
            }
            times = times.times(more.get()).orElseThrow(() -> unsupported("a repetition of a repetition"));
        }
        return add(character, times);
    }

    private boolean add(IntPredicate character, Times times) throws DialectException {
        long most = times.isUnbounded() ? times.least() + 1 : times.most();
        if (most + steps.size() > LONGEST) {
            throw unsupported("a repetition beyond " + LONGEST + " characters");
        }
        for (int i = 0; i < most; i++) {
            boolean last = times.isUnbounded() && i == times.least();
            steps.add(new Sequence.One(character, i >= times.least(), last));
        }
        return true;
    }

    private Optional<Times> quantifier() {
        char c = text.charAt(at++);
        return switch (c) {
            case '*' -> Optional.of(new Times(0, Times.UNBOUNDED));
            case '+' -> Optional.of(new Times(1, Times.UNBOUNDED));
            case '?' -> Optional.of(new Times(0, 1));
            default -> count();
        };
    }

    private Optional<Times> count() {
        int end = text.indexOf('}', at);
        String digits = end < 0 ? "" : text.substring(at, end);
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > MOST_REPETITIONS) {
            return Optional.empty();
        }
        at = end + 1;
        return Optional.of(new Times(Integer.parseInt(digits), Integer.parseInt(digits)));
    }

    private boolean atQuantifier() {
        return at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0;
    }

    private DialectException unsupported(String what) {
        return new DialectException(
                position, what + " in the filter " + Text.quote(text) + " is not supported; write it without");
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
