package org.opendpma.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a header wants of the section that it refers to: {@code (+)} any that is no template, {@code (+type=endpoint&a=b)}
 * one in which both regular expressions of every pair are found in the name and value of some option, {@code (template)}
 * any.
 *
 * @param conditions all of them must hold
 */
record Filter(List<Condition> conditions) {
    /** A template or not. */
    static final Filter ANY = new Filter(List.of(new Templates(false)));

    /** One part of a filter. */
    private sealed interface Condition {}

    /** An option whose name and value contain these. */
    private record Has(Expression name, Expression value) implements Condition {}

    /** Templates fit too, or with {@code only} nothing else does. */
    private record Templates(boolean only) implements Condition {}

    /** What Asterisk does not understand fits nothing. */
    private record Nothing() implements Condition {}

    Filter {
        conditions = List.copyOf(conditions);
    }

    /**
     * Parses what follows the plus sign.
     *
     * @throws DialectException for a regular expression that is not supported
     */
    static Filter parse(String text, Position at) throws DialectException {
        var conditions = new ArrayList<Condition>();
        if (!text.isEmpty()) {
            for (String pair : split(text, '&')) {
                conditions.add(condition(pair, at));
            }
        }
        return new Filter(conditions);
    }

    boolean fits(Draft draft, Position at, Budget budget) throws DialectException {
        boolean templatesFit = false;
        for (Condition condition : conditions) {
            if (!fits(condition, draft, at, budget)) {
                return false;
            }
            templatesFit |= condition instanceof Templates;
        }
        return templatesFit || !draft.isTemplate();
    }

    private static boolean fits(Condition condition, Draft draft, Position at, Budget budget) throws DialectException {
        if (condition instanceof Has has) {
            return fits(has, draft, at, budget);
        }
        return condition instanceof Templates templates && (draft.isTemplate() || !templates.only());
    }

    private static boolean fits(Has has, Draft draft, Position at, Budget budget) throws DialectException {
        for (Option option : draft.options()) {
            budget.useSteps(has.name().cost(option.name().length()), at);
            if (has.name().occursIn(option.name())) {
                budget.useSteps(has.value().cost(option.value().length()), at);
                if (has.value().occursIn(option.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Condition condition(String pair, Position at) throws DialectException {
        List<String> parts = split(pair, '=');
        if (parts.size() < 2) {
            return new Nothing();
        }
        String name = parts.get(0);
        String value = parts.get(1);
        if (name.equals("TEMPLATES")) {
            return Text.same(value, "include") || Text.same(value, "restrict")
                    ? new Templates(Text.same(value, "restrict"))
                    : new Nothing();
        }
        Optional<Expression> nameExpression = Expression.parse(name, at);
        Optional<Expression> valueExpression = Expression.parse(value, at);
        return nameExpression.isPresent() && valueExpression.isPresent()
                ? new Has(nameExpression.get(), valueExpression.get())
                : new Nothing();
    }

    /** Splits outside of quotes and not behind a backslash; takes blanks and one pair of quotes off each part. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        char quote = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' || c == '\'') {
                quote = quote == c ? 0 : quote == 0 ? c : quote;
            } else if (c == separator && quote == 0) {
                parts.add(unquote(text.substring(from, i)));
                from = i + 1;
            }
        }
        parts.add(unquote(text.substring(from)));
        return parts;
    }

    private static String unquote(String part) {
        String s = Text.strip(part);
        boolean quoted = s.length() > 1
                && (s.charAt(0) == '"' || s.charAt(0) == '\'')
                && s.charAt(s.length() - 1) == s.charAt(0);
        return quoted ? s.substring(1, s.length() - 1) : s;
    }
}
