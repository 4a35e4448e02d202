package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions beyond those of the cases add-filter-expressions and add-filter-finds-nothing. */
class ExpressionTest {
    private static final Position AT = new Position("x.conf", 7);

    @ParameterizedTest
    @CsvSource({
        "^a{2}$, aa, aaa",
        "^a?{2}$, aa, aaa",
        "^a*{3}$, aaaa, b",
        "^a+{2}$, aaa, a",
        "^a{2}{3}$, aaaaaa, aaaaa",
        "^(?!x), , ",
        "^[[:upper:]_-]+$, A_-B, a",
        "^[^[:space:]]*$, abc, a b",
        "^\\w\\W\\s\\S$, a! b, abcd",
        "^a.c$, a\u65e5c, ac",
        "^.$, \ud83d\udcde, ab",
        "x|^$, '', y"
    })
    void itFindsAndDoesNotFind(String expression, String found, String notFound) throws DialectException {
        Optional<Expression> parsed = Expression.parse(expression, AT);
        if (found == null) {
            assertEquals(Optional.empty(), parsed);
        } else {
            assertTrue(parsed.orElseThrow().occursIn(found), expression);
            assertEquals(false, parsed.orElseThrow().occursIn(notFound), expression);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{2}*", "a{2}?", "a{2}{3}+", "\\bx", "\\<x", "x\\'", "a{200}{200}", "a{30000}"})
    void whatIsNotSupportedIsTold(String expression) {
        var e = assertThrows(DialectException.class, () -> Expression.parse(expression, AT));
        assertTrue(String.valueOf(e.getMessage()).endsWith("is not supported; write it without"), e::getMessage);
    }

    @Test
    void itTakesNoLongerThanItCosts() throws DialectException {
        Expression expression = Expression.parse(".*".repeat(50) + "x", AT).orElseThrow();
        String text = "a".repeat(8000);
        assertEquals(false, expression.occursIn(text));
        assertEquals(8001L * 52, expression.cost(text.length()));
    }
}
