package org.opendpma.conf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes the comments out of the lines of a file: {@code ;} to the end of a line, {@code ;-- --;} over many lines and
 * nested, but not {@code \;}, of which the semicolon is kept. Remembers across lines what is open.
 *
 * <p>Asterisk does not mind a {@code --;} that closes nothing: it counts it, so that everything after that line is a
 * comment up to the next {@code ;--}. So does this.
 */
final class Comments {
    /** Opening one more makes Asterisk repeat an error message until someone ends it. */
    private static final int DEEPEST = 128;

    private final Deque<Position> opened = new ArrayDeque<>();
    private Position lastStray = new Position("", 0);
    private int strays;

    private enum Mark {
        ESCAPED,
        OPENS,
        CLOSES,
        ENDS_LINE,
        PLAIN
    }

    /** What of a line is no comment. */
    String strip(String line, Position at) throws DialectException {
        boolean seen = isOutside();
        if (seen && line.indexOf(';') < 0) {
            return line;
        }
        var code = new StringBuilder();
        int from = 0;
        for (int mark = line.indexOf(';'); mark >= 0; mark = line.indexOf(';', from)) {
            Mark kind = kind(line, from, mark);
            if (seen) {
                code.append(line, from, endOfCode(kind, mark));
            }
            if (kind == Mark.ENDS_LINE) {
                return code.toString();
            }
            if (seen && kind == Mark.ESCAPED) {
                code.append(';');
            }
            count(kind, at);
            seen = kind != Mark.OPENS && (seen || (kind == Mark.CLOSES && isOutside()));
            from = kind == Mark.OPENS ? mark + 3 : mark + 1;
        }
        return seen ? code.append(line, from, line.length()).toString() : code.toString();
    }

    /** What is still open at the end of a file, as the notice to give. */
    Optional<Notice> unterminated() {
        if (strays > 0) {
            return Optional.of(new Notice(
                    lastStray,
                    "\"--;\" closes a comment that was never opened, so what follows it is not read; remove"
                            + " it or write \\;"));
        }
        return Optional.ofNullable(opened.peek())
                .map(at -> new Notice(
                        at,
                        "the comment that \";--\" opens here is not closed, so what follows it is not read; add"
                                + " \"--;\""));
    }

    private Mark kind(String line, int from, int mark) {
        if (mark > from && line.charAt(mark - 1) == '\\') {
            return Mark.ESCAPED;
        }
        if (line.startsWith("--", mark + 1) && !line.startsWith("-", mark + 3)) {
            return Mark.OPENS;
        }
        if (mark >= from + 2 && line.startsWith("--", mark - 2)) {
            return Mark.CLOSES;
        }
        return isOutside() ? Mark.ENDS_LINE : Mark.PLAIN;
    }

    /** Up to where the text before a mark counts as code, if it does at all. */
    private static int endOfCode(Mark kind, int mark) {
        return switch (kind) {
            case ESCAPED -> mark - 1;
            case OPENS, ENDS_LINE -> mark;
            case CLOSES, PLAIN -> mark + 1;
        };
    }

    private void count(Mark kind, Position at) throws DialectException {
        if (kind == Mark.OPENS) {
            open(at);
        } else if (kind == Mark.CLOSES) {
            close(at);
        }
    }

    private void open(Position at) throws DialectException {
        if (strays > 0) {
            strays--;
        } else if (opened.size() < DEEPEST) {
            opened.push(at);
        } else {
            throw new DialectException(
                    at,
                    "comments are nested more than " + DEEPEST + " deep; Asterisk never comes back from such a file");
        }
    }

    private void close(Position at) {
        if (opened.isEmpty()) {
            strays++;
            lastStray = at;
        } else {
            opened.pop();
        }
    }

    private boolean isOutside() {
        return opened.isEmpty() && strays == 0;
    }
}
