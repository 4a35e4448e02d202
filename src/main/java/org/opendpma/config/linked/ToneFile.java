package org.opendpma.config.linked;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A ringtone: 16-bit PCM of 16 kHz, mono, under 1 MB, as a WAV file or without any header (Users Guide 1.0.0, "Ringtones
 * Element"). Any thread.
 */
public final class ToneFile {
    private static final int TOO_LARGE = 1_000_000;
    private static final int SAMPLES_A_SECOND = 16_000;
    private static final int BITS = 16;
    private static final int PCM = 1;
    /** The real format stands further behind (mmreg.h, WAVE_FORMAT_EXTENSIBLE). */
    private static final int EXTENSIBLE = 0xfffe;

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FMT_LENGTH = 16;
    private static final int SUB_FORMAT = 24;
    private static final String REMEDY = "convert it: sox FILE -r 16000 -c 1 -b 16 NEW.wav";
    /** How sound begins that is neither WAV nor raw. */
    private static final List<String> OTHERS = List.of("ID3", "OggS", "fLaC", "FORM", ".snd", "#!AMR");

    private ToneFile() {}

    /** Why phones cannot play it, as a sentence without its end; empty when they can. At most 1 MB is read. */
    public static Optional<String> complaint(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(TOO_LARGE);
        }
        if (bytes.length == 0) {
            return Optional.of("it is empty");
        }
        if (bytes.length == TOO_LARGE) {
            return Optional.of("it has " + Files.size(file) + " bytes, phones take less than 1 MB; make it shorter");
        }
        return begins(bytes, "RIFF") ? wav(bytes) : raw(bytes, file.toString().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> raw(byte[] bytes, String name) {
        boolean other =
                OTHERS.stream().anyMatch(o -> begins(bytes, o)) || name.endsWith(".wav") || name.endsWith(".mp3");
        if (other) {
            return Optional.of("it is neither WAV nor raw sound; " + REMEDY);
        }
        return bytes.length % 2 == 0
                ? Optional.empty()
                : Optional.of("raw sound has two bytes for each sample, this has an odd number of bytes; " + REMEDY);
    }

    private static Optional<String> wav(byte[] bytes) {
        ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < RIFF_HEADER || !text(bytes, CHUNK_HEADER).equals("WAVE")) {
            return Optional.of("it begins like a WAV file and is none; " + REMEDY);
        }
        boolean formatSeen = false;
        long at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= bytes.length) {
            int chunk = (int) at;
            long length = Integer.toUnsignedLong(wav.getInt(chunk + 4));
            boolean whole = at + CHUNK_HEADER + length <= bytes.length;
            String id = text(bytes, chunk);
            if (id.equals("data") && formatSeen) {
                return whole ? Optional.empty() : Optional.of("it is cut off before its end; copy it again");
            }
            if (id.equals("fmt ")) {
                Optional<String> wrong = length < FMT_LENGTH || !whole
                        ? Optional.of("its header is broken; " + REMEDY)
                        : format(wav, chunk + CHUNK_HEADER, (int) length);
                if (wrong.isPresent()) {
                    return wrong;
                }
                formatSeen = true;
            }
            at += CHUNK_HEADER + length + length % 2;
        }
        return Optional.of("there is no sound in it; " + REMEDY);
    }

    private static Optional<String> format(ByteBuffer wav, int at, int length) {
        int tag = Short.toUnsignedInt(wav.getShort(at));
        int channels = Short.toUnsignedInt(wav.getShort(at + 2));
        long rate = Integer.toUnsignedLong(wav.getInt(at + 4));
        int bits = Short.toUnsignedInt(wav.getShort(at + 14));
        if (tag == EXTENSIBLE && length >= SUB_FORMAT + 2) {
            tag = Short.toUnsignedInt(wav.getShort(at + SUB_FORMAT));
        }
        boolean right = tag == PCM && channels == 1 && rate == SAMPLES_A_SECOND && bits == BITS;
        return right
                ? Optional.empty()
                : Optional.of("it has " + rate + " samples a second of " + bits + " bits in " + channels
                        + (channels == 1 ? " channel" : " channels") + (tag == PCM ? "" : ", compressed")
                        + "; phones play 16000 of 16 bits in 1 channel; " + REMEDY);
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] bytes, String with) {
        return new String(bytes, 0, Math.min(bytes.length, with.length()), StandardCharsets.ISO_8859_1).equals(with);
    }
}
