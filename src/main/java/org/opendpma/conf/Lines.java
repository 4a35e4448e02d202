package org.opendpma.conf;

/**
 * Cuts the bytes of a file into lines as Asterisk does, which reads into a buffer of fixed size and takes what it finds
 * for a C string: a line ends at its first NUL, and what is left of a longer line with a NUL in it is a line again.
 */
final class Lines {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private final int longest;
    private final boolean skipsMark;
    private int next;
    private int number = 1;

    /**
     * @param longest the longest line in bytes, its end included; a longer one is given as too long, once, and skipped
     * @param skipsMark whether a byte-order mark at the very beginning is left out
     */
    Lines(byte[] bytes, int longest, boolean skipsMark) {
        this.bytes = bytes;
        this.longest = longest;
        this.skipsMark = skipsMark;
    }

    /**
     * A line of the file.
     *
     * @param number counted from 1
     * @param from its first byte
     * @param length in bytes; with its line end, if it has one
     */
    record Line(int number, int from, int length, boolean tooLong) {}

    boolean hasNext() {
        return next < bytes.length;
    }

    Line next() {
        int from = next;
        int line = number;
        boolean tooLong = isTooLong(from, take());
        int length = untilNul(from, next);
        if (tooLong) {
            skip();
        }
        int mark = skipsMark && from == 0 && startsWithMark() && length >= MARK.length ? MARK.length : 0;
        return new Line(line, from + mark, length - mark, tooLong);
    }

    /** Moves behind the next line end, or as far as the buffer holds. */
    private int take() {
        int end = Math.min(bytes.length - next, longest) + next;
        while (next < end) {
            if (bytes[next++] == '\n') {
                number++;
                break;
            }
        }
        return next;
    }

    private void skip() {
        int from;
        do {
            from = next;
            take();
        } while (hasNext() && isTooLong(from, next));
    }

    private boolean isTooLong(int from, int to) {
        return untilNul(from, to) == longest && bytes[to - 1] != '\n';
    }

    private int untilNul(int from, int to) {
        int end = from;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        return end - from;
    }

    private boolean startsWithMark() {
        return bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    }
}
