package org.opendpma.config.linked;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.opendpma.site.DeviceModel;

/** A logo or a wallpaper: a PNG (RFC 2083), a logo of the size that the model's screen has for it. Any thread. */
public final class PngFile {
    /** The signature, and the length and the name of the first chunk. */
    private static final byte[] BEGIN = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    /** The last chunk, whole. */
    private static final byte[] END = HexFormat.of().parseHex("0000000049454e44ae426082");

    private static final int HEADER = BEGIN.length + 10;
    private static final int COLOUR_TYPE = BEGIN.length + 9;
    /** Bit 1 of the colour type; a palette has bit 0 too, and may well hold shades of grey. */
    private static final int COLOUR = 2;

    private static final int PALETTE = 3;

    private PngFile() {}

    /**
     * Why phones cannot show it, as a sentence without its end; empty when they can. A few bytes of it are read.
     *
     * @param model the model whose logo it is; empty where the size does not matter
     */
    public static Optional<String> complaint(Path file, Optional<DeviceModel> model) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer head = read(channel, 0, HEADER);
            if (head.capacity() < HEADER || !head.slice(0, BEGIN.length).equals(ByteBuffer.wrap(BEGIN))) {
                return Optional.of("it is no PNG; save it as one");
            }
            if (!read(channel, channel.size() - END.length, END.length).equals(ByteBuffer.wrap(END))) {
                return Optional.of("it does not end as a PNG does; copy it again");
            }
            return model.flatMap(m -> size(head, m).or(() -> colour(head, m)));
        }
    }

    private static Optional<String> size(ByteBuffer head, DeviceModel model) {
        String size = Integer.toUnsignedString(head.getInt(BEGIN.length)) + "x"
                + Integer.toUnsignedString(head.getInt(BEGIN.length + 4));
        return model.logo()
                .filter(wanted -> !wanted.equals(size))
                .map(wanted ->
                        "it has " + size + " pixels, the logo of a " + model.name() + " has " + wanted + "; resize it");
    }

    private static Optional<String> colour(ByteBuffer head, DeviceModel model) {
        int type = head.get(COLOUR_TYPE);
        return model.screen()
                .filter(s -> s.equals("monochrome") && (type & COLOUR) != 0 && type != PALETTE)
                .map(s -> "it is in colour, the screen of a " + model.name()
                        + " is monochrome; save it in shades of grey");
    }

    /** Fewer bytes where there are no more. */
    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        channel.position(Math.max(0, from));
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes);
        }
        return bytes.flip().slice();
    }
}
