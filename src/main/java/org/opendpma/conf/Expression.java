package org.opendpma.conf;

import java.util.List;
import java.util.Optional;

/**
 * A POSIX extended regular expression without groups, which is all that fits into a section header: a parenthesis ends
 * the header's list. Knows alternatives, {@code .}, brackets, {@code ^}, {@code $}, {@code * + ?}, <code>{n}</code> and
 * {@code \w \W \s \S}.
 */
record Expression(List<Sequence> alternatives) {

    Expression {
        alternatives = List.copyOf(alternatives);
    }

    /** Whether one of the alternatives occurs anywhere in the text. */
    boolean occursIn(String text) {
        return alternatives.stream().anyMatch(a -> a.occursIn(text));
    }

    /** How many steps looking through a text of this length costs. */
    long cost(int length) {
        return (length + 1L)
                * alternatives.stream().mapToInt(a -> a.steps().size() + 1).sum();
    }

    /**
     * Parses one.
     *
     * @return empty when it is no regular expression; Asterisk then finds nothing with it
     * @throws DialectException for what Asterisk knows and this does not
     */
    static Optional<Expression> parse(String text, Position at) throws DialectException {
        return new ExpressionParser(text, at).expression();
    }
}
