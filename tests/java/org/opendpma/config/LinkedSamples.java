package org.opendpma.config;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files that phones fetch, as the JDK's own writers make them. */
public final class LinkedSamples {
    /** What phones play. */
    public static final AudioFormat TONE = new AudioFormat(16_000, 16, 1, true, false);

    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    /** An OpenVPN configuration that phones can use. */
    public static final String OVPN = "client\nremote vpn.example.com 1194\n# auth-user-pass\n<ca>\n" + PEM
            + "</ca>\n<cert>\n" + PEM + "</cert>\n<key>\n-----BEGIN PRIVATE KEY-----\nMC4C\n</key>\n";

    private LinkedSamples() {}

    /** A WAV of silence. */
    public static byte[] sound(AudioFormat format, int seconds) throws IOException {
        int frames = (int) (format.getSampleRate() * seconds);
        var silence = new ByteArrayInputStream(new byte[frames * format.getFrameSize()]);
        var wav = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(silence, format, frames), AudioFileFormat.Type.WAVE, wav);
        return wav.toByteArray();
    }

    /** A PNG, of a type of {@link BufferedImage}. */
    public static byte[] picture(int width, int height, int type) throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, type), "png", png);
        return png.toByteArray();
    }

    /** A ZIP of files, each a name and its text. */
    public static byte[] archive(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
