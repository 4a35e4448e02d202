package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence that a user can get, with its line. */
class MessagesTest {
    @TempDir
    Path directory = Path.of("");

    static Stream<Arguments> notices() {
        return Stream.of(
                row("[a]\nsecret hunter2", 2, "the line that begins with \"secret\" has no \"=\" and is left out"),
                row("[a]\nsecret:hunter2", 2, "the line that begins with \"secret\" has no \"=\" and is left out"),
                row("[a]\n = 1", 2, "there is no name before the \"=\", so the line is left out"),
                row(
                        "[a]\n#bogus x",
                        2,
                        "the directive \"#bogus\" is unknown and left out; there are #include and #tryinclude"),
                row("[a]\n#include", 2, "#include names no file and is left out"),
                row(
                        "[a]\n#exec /bin/date",
                        2,
                        "#exec is refused, no program is run; put its output into a file and #include it"),
                row(
                        "[a]\n;-- x\n;-- y\nz\n--;",
                        2,
                        "the comment that \";--\" opens here is not closed, so what follows it is not read; add \"--;\""),
                row(
                        "[a]\nx=1\n--;\ny=1",
                        3,
                        "\"--;\" closes a comment that was never opened, so what follows it is not read; remove it or"
                                + " write \\;"),
                row("[a]\nx=" + "v".repeat(8190), 2, "the line is longer than 8191 bytes and is left out; shorten it"));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void aNoticeSaysWhatIsWrong(String text, int line, String sentence) throws Exception {
        Path main = write(text);
        List<Notice> notices = AsteriskConfiguration.load(main).notices();
        // A stray "--;" is also an option line without an equal sign.
        Notice last = notices.get(notices.size() - 1);
        assertEquals(new Notice(new Position(main.toString(), line), sentence), last);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                row("[a]\n[b", 2, "the section name \"b\" is not closed; a \"]\" belongs behind it"),
                row("[a]\n[b](a", 2, "the list \"(a\" is not closed; a \")\" belongs behind it"),
                row(
                        "[a](nosuch)",
                        1,
                        "no template or section \"nosuch\" stands above; put it there, or correct the name (blanks count)"),
                row(
                        "[t](!)\n[t](+)",
                        2,
                        "there is nothing to add to: no section \"t\" that is no template stands above; put it there, or"
                                + " leave the \"+\" out"),
                row(
                        "[t]\n[t](+x=1)",
                        2,
                        "there is nothing to add to: no section \"t\" that fits \"x=1\" stands above; put it there, or"
                                + " leave the \"+\" out"),
                row("\nsecret = hunter2", 2, "\"secret\" stands before the first [section]; put it below one"),
                row(
                        "[a]\n\\",
                        2,
                        "the backslash at the beginning of the line escapes nothing; remove it, or escape one of [ # = \\"),
                row(
                        "[a]\nx=1\n[a](+,a)",
                        3,
                        "the section \"a\" inherits from itself, with which Asterisk fills its memory"),
                row(
                        "[a]\n" + ";--\n".repeat(129),
                        130,
                        "comments are nested more than 128 deep; Asterisk never comes back from such a file"),
                row("[a]\nx=1\n[a](+x=\\b1)", 3, "\"\\b\" in the filter \"\\b1\" is not supported; write it without"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorSaysWhatIsWrong(String text, int line, String sentence) throws IOException {
        Path main = write(text);
        var e = assertThrows(DialectException.class, () -> AsteriskConfiguration.load(main));
        assertEquals(main + ":" + line + ": " + sentence, e.getMessage());
        assertEquals(new Position(main.toString(), line), e.position());
    }

    @Test
    void aMissingIncludeSaysWhere() throws IOException {
        Path main = write("[a]\n#include more.conf");
        var e = assertThrows(DialectException.class, () -> AsteriskConfiguration.load(main));
        assertEquals(
                main + ":2: no file \"more.conf\" can be read in " + directory
                        + "; correct the name, or write #tryinclude if it may be missing",
                e.getMessage());
    }

    @Test
    void aBrokenIncludeIsANotice() throws Exception {
        Path more = Files.writeString(directory.resolve("more.conf"), "y=1\n[b\nz=1\n");
        var c = AsteriskConfiguration.load(write("[a]\n#include more.conf\nx=1\n"));
        assertEquals(
                List.of(more + ":2: the section name \"b\" is not closed; a \"]\" belongs behind it; from here on this"
                        + " included file is not read, which is what Asterisk does, too"),
                shown(c));
    }

    @Test
    void whatIsNoFileIsANotice() throws Exception {
        Files.createDirectory(directory.resolve("sub"));
        Path main = write("[a]\n#tryinclude sub\n#tryinclude sub\n");
        assertEquals(
                List.of(
                        main + ":2: \"" + shorten(directory.resolve("sub"))
                                + "\" is not a regular file and is left out",
                        main + ":3: \"sub\" is included more than once, so what is in it counts more than once",
                        main + ":3: \"" + shorten(directory.resolve("sub"))
                                + "\" is not a regular file and is left out"),
                shown(AsteriskConfiguration.load(main)));
    }

    @Test
    void anIncludeTooDeepIsANotice() throws Exception {
        Path main = write("[a]\n#tryinclude main.conf\n");
        List<String> notices = shown(AsteriskConfiguration.load(main));
        assertEquals(
                main + ":2: \"main.conf\" is not read, since includes go at most 10 deep; a broken included file counts"
                        + " for all that follow",
                notices.get(notices.size() - 1));
    }

    private static String shorten(Path path) {
        return path.toString().substring(0, Math.min(40, path.toString().length()))
                + (path.toString().length() > 40 ? "..." : "");
    }

    private static List<String> shown(AsteriskConfiguration c) {
        return c.notices().stream().map(Notice::toString).toList();
    }

    private static Arguments row(String text, int line, String sentence) {
        return Arguments.of(text, line, sentence);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("main.conf"), text);
    }
}
