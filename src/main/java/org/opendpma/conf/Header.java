package org.opendpma.conf;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A line {@code [name](mark,mark...)}. What follows the closing bracket or parenthesis is ignored, as in Asterisk.
 *
 * @param name the text between the brackets, blanks included
 * @param marks what stood between the parentheses, blanks included; empty without parentheses
 */
record Header(String name, List<String> marks) {
    /** Asterisk keeps this much of a name; it still looks for the whole name when another header refers to it. */
    private static final int LONGEST_NAME = 79;

    static Header parse(String line, Position at) throws BrokenFile {
        int bracket = line.indexOf(']');
        if (bracket < 0) {
            throw new BrokenFile(
                    at,
                    "the section name " + Text.quote(line.substring(1)) + " is not closed; a \"]\" belongs behind it");
        }
        return new Header(line.substring(1, bracket), marks(line.substring(bracket + 1), at));
    }

    private static List<String> marks(String rest, Position at) throws BrokenFile {
        if (!rest.startsWith("(")) {
            return List.of();
        }
        int end = rest.indexOf(')');
        if (end < 0) {
            throw new BrokenFile(at, "the list " + Text.quote(rest) + " is not closed; a \")\" belongs behind it");
        }
        return List.of(rest.substring(1, end).split(",", -1));
    }

    /** The name as Asterisk's modules see it: cut after 79 bytes of the file, even within a character. */
    String storedName(Charset charset) {
        byte[] bytes = name.getBytes(charset);
        return bytes.length <= LONGEST_NAME ? name : new String(bytes, 0, LONGEST_NAME, charset);
    }
}
