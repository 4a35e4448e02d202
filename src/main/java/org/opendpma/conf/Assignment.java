package org.opendpma.conf;

import java.util.Optional;

/**
 * A line {@code name = value}, {@code name => value} or {@code name += value}. A backslash at its beginning takes the
 * special meaning from the next character, so that a name can begin with {@code [}, {@code #}, {@code =} or a backslash.
 *
 * @param name without surrounding blanks; may be empty
 * @param line the line, blanks around it left out
 * @param valueAt where in the line the value begins, blanks included
 * @param appends whether it was {@code +=}
 */
record Assignment(String name, String line, int valueAt, boolean appends) {
    /** The value without surrounding blanks. */
    String value() {
        return Text.strip(line, valueAt, line.length());
    }

    /** The value as written behind another one, the blanks between them included. */
    String joinedTo(String before) {
        return Text.strip(before + line.substring(valueAt));
    }

    /** Empty when the line has no equal sign. */
    static Optional<Assignment> parse(String line, Position at) throws BrokenFile {
        if (line.charAt(0) != '\\') {
            return split(line, 0);
        }
        if (line.length() == 1 || !isEscapable(line.charAt(1))) {
            throw new BrokenFile(
                    at,
                    "the backslash at the beginning of the line escapes nothing; remove it, or escape one of [ # = \\");
        }
        return split(line.substring(1), 1);
    }

    /** As in {@link Directive}: on x86 a byte above 127 counts as a control character here. */
    private static boolean isEscapable(char c) {
        return c > ' ' && c < 0x80;
    }

    private static Optional<Assignment> split(String line, int from) {
        int equal = line.indexOf('=', from);
        if (equal < 0) {
            return Optional.empty();
        }
        boolean appends = equal > from && line.charAt(equal - 1) == '+';
        int valueAt = !appends && line.startsWith(">", equal + 1) ? equal + 2 : equal + 1;
        String name = Text.strip(line, 0, appends ? equal - 1 : equal);
        return Optional.of(new Assignment(name, line, valueAt, appends));
    }
}
