package org.opendpma.conf;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes sections so that reading gives them back; refuses what no file of this dialect can hold. */
final class DialectWriter {
    private static final int LONGEST_NAME = 79;

    private final Writer out;
    private final int longestLine;

    /**
     * @param longestLine in bytes of UTF-8, the line end included
     */
    DialectWriter(Writer out, int longestLine) {
        this.out = out;
        this.longestLine = longestLine;
    }

    /**
     * Writes them in order, with what they inherited written out.
     *
     * @throws DialectException if a name or value cannot be written; then some of it may have been written
     */
    void write(List<Section> sections) throws DialectException, IOException {
        for (Section section : sections) {
            checkName(section);
            line("[" + escape(section.name()) + "]" + (section.template() ? "(!)" : ""), section.position());
            for (Option option : section.options()) {
                check(option);
                line(protect(escape(option.name())) + " = " + escape(option.value()), option.position());
            }
            out.write('\n');
        }
        out.flush();
    }

    private void line(String line, Position at) throws DialectException, IOException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(line)) {
            throw new DialectException(at, Text.quoteFirstWord(line) + " holds half a character; remove it");
        }
        if (line.getBytes(StandardCharsets.UTF_8).length + 1 > longestLine) {
            throw new DialectException(
                    at, Text.quoteFirstWord(line) + " is too long; a line has at most " + longestLine + " bytes");
        }
        out.write(line);
        out.write('\n');
    }

    private static void checkName(Section section) throws DialectException {
        String name = section.name();
        refuse(
                hasLineEnd(name) || name.indexOf(']') >= 0,
                section.position(),
                "section name",
                name,
                "\"]\" or a line end");
        refuse(
                name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME,
                section.position(),
                "section name",
                name,
                "more than " + LONGEST_NAME + " bytes");
    }

    private static void check(Option option) throws DialectException {
        String name = option.name();
        String value = option.value();
        Position at = option.position();
        refuse(name.isEmpty(), at, "option name", name, "nothing");
        refuse(
                hasLineEnd(name) || !name.equals(Text.strip(name)),
                at,
                "option name",
                name,
                "a line end, or blanks around it");
        refuse(name.indexOf('=', 1) >= 0, at, "option name", name, "\"=\" after its first character");
        refuse(hasLineEnd(value), at, "value of", name, "a line end or NUL");
        refuse(!value.equals(Text.strip(value)), at, "value of", name, "blanks or control characters around it");
    }

    private static void refuse(boolean wrong, Position at, String what, String name, String cause)
            throws DialectException {
        if (wrong) {
            throw new DialectException(
                    at, "the " + what + " " + Text.quote(name) + " cannot be written, since it has " + cause);
        }
    }

    private static boolean hasLineEnd(String s) {
        return s.indexOf('\n') >= 0 || s.indexOf('\0') >= 0;
    }

    /** Only the backslash directly before a semicolon is read as an escape, so others stay as they are. */
    private static String escape(String s) {
        return s.replace(";", "\\;");
    }

    /** Keeps the beginning of a name from being taken for a section, a directive or an escape. */
    private static String protect(String name) {
        boolean special = "[#=\\".indexOf(name.charAt(0)) >= 0 && !name.startsWith("\\;");
        return special ? "\\" + name : name;
    }
}
