package org.opendpma.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The bytes of one file and how they are to be understood: as UTF-8, and where that is impossible anywhere in the file,
 * all of it as ISO-8859-1, in which every byte is a character and nothing gets lost.
 */
final class TextFile {
    private final String name;
    private final byte[] bytes;
    private final OptionalInt foreign;

    private TextFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.foreign = firstForeign(bytes);
    }

    /** Reads all of a stream, unless it holds more than the budget has left. */
    static TextFile read(String name, InputStream in, Budget budget) throws IOException, DialectException {
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, budget.bytesLeft() + 1));
        budget.useBytes(bytes.length, new Position(name, 0));
        return new TextFile(name, bytes);
    }

    /** For positions. */
    String name() {
        return name;
    }

    /** Its lines; {@code skipsMark} tells whether a byte-order mark at its beginning is left out. */
    Lines lines(int longest, boolean skipsMark) {
        return new Lines(bytes, longest, skipsMark);
    }

    Charset charset() {
        return foreign.isEmpty() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    /** A line without the blanks around it, which mean nothing anywhere in the dialect. */
    String text(Lines.Line line) {
        int from = line.from();
        int to = from + line.length();
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        return new String(bytes, from, to - from, charset());
    }

    /** In both encodings the bytes of other characters are negative. */
    private static boolean isBlank(byte b) {
        return b >= 0 && Text.isBlank((char) b);
    }

    /** The line of the first byte that is not UTF-8. */
    OptionalInt foreignLine() {
        if (foreign.isEmpty()) {
            return OptionalInt.empty();
        }
        int line = 1;
        for (int i = 0; i < foreign.getAsInt(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return OptionalInt.of(line);
    }

    /** The offset of the first byte that is not UTF-8. */
    private static OptionalInt firstForeign(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(4096);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }
}
