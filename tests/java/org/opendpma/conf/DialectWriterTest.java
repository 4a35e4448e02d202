package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written and what is refused; that it reads back is {@link RoundTripTest}' to show. */
class DialectWriterTest {
    private static final Position AT = new Position("x.conf", 7);

    @Test
    void sectionsAreWrittenInOrder() throws Exception {
        assertEquals(
                "[a]\nx = 1\nx = 2\n\n[t](!)\ny = \n\n[a]\n\n",
                write(section("a", false, "x", "1", "x", "2"), section("t", true, "y", ""), section("a", false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x       | a;b     | x = a\\;b",
                "x       | ;-- --; | x = \\;-- --\\;",
                "x       | a\\;b   | x = a\\\\;b",
                "x       | a\\     | x = a\\",
                "x       | > y     | x = > y",
                "x       | = y     | x = = y",
                "x+      | 1       | x+ = 1",
                "[x]     | 1       | \\[x] = 1",
                "#x      | 1       | \\#x = 1",
                "=x      | 1       | \\=x = 1",
                "\\x     | 1       | \\\\x = 1",
                ";x      | 1       | \\;x = 1",
                "\\;x    | 1       | \\\\\\;x = 1",
                "x y     | a  b    | x y = a  b"
            })
    void whatIsSpecialIsEscaped(String name, String value, String line) throws Exception {
        assertEquals("[s]\n" + line + "\n\n", write(section("s", false, name, value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~     | 1      | the option name \"\" cannot be written, since it has nothing",
                "~ x~   | 1      | the option name \" x\" cannot be written, since it has a line end, or blanks around it",
                "~x\n~  | 1      | the option name \"x?\" cannot be written, since it has a line end, or blanks around it",
                "x=y    | 1      | the option name \"x=y\" cannot be written, since it has \"=\" after its first character",
                "x      | ~1 ~   | the value of \"x\" cannot be written, since it has blanks or control characters around it",
                "x      | ~1\n2~ | the value of \"x\" cannot be written, since it has a line end or NUL"
            })
    void whatCannotStandInAFileIsRefused(String name, String value, String sentence) {
        var e = assertThrows(DialectException.class, () -> write(section("s", false, name, value)));
        assertEquals("x.conf:7: " + sentence, e.getMessage());
    }

    @Test
    void sectionNamesAreCheckedToo() {
        refused("a]b", "the section name \"a]b\" cannot be written, since it has \"]\" or a line end");
        refused("a\nb", "the section name \"a?b\" cannot be written, since it has \"]\" or a line end");
        refused(
                "\u00e9".repeat(40),
                "the section name \"" + "\u00e9".repeat(40) + "\" cannot be written, since it has more than 79 bytes");
    }

    @Test
    void aLineHasABound() throws Exception {
        String longest = "v".repeat(8191 - "x = \n".length());
        assertEquals("[s]\nx = " + longest + "\n\n", write(section("s", false, "x", longest)));
        var e = assertThrows(DialectException.class, () -> write(section("s", false, "x", longest + "v")));
        assertEquals("x.conf:7: \"x\" is too long; a line has at most 8191 bytes", e.getMessage());
    }

    @Test
    void halfACharacterIsRefused() {
        var e = assertThrows(DialectException.class, () -> write(section("s", false, "x", "a\ud83d")));
        assertEquals("x.conf:7: \"x\" holds half a character; remove it", e.getMessage());
    }

    private static void refused(String name, String sentence) {
        var e = assertThrows(DialectException.class, () -> write(section(name, false)));
        assertEquals("x.conf:7: " + sentence, e.getMessage());
    }

    private static String write(Section... sections) throws Exception {
        var out = new StringWriter();
        new DialectWriter(out, Limits.DEFAULT.lineBytes()).write(List.of(sections));
        return out.toString();
    }

    private static Section section(String name, boolean template, String... pairs) {
        var options = new ArrayList<Option>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.add(new Option(pairs[i], pairs[i + 1], AT));
        }
        return new Section(name, template, List.of(), AT, options);
    }
}
