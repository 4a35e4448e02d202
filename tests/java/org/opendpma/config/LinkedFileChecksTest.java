package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;
import static org.opendpma.config.LinkedSamples.OVPN;
import static org.opendpma.config.LinkedSamples.TONE;
import static org.opendpma.config.LinkedSamples.sound;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files that phones would fetch and then not use. */
class LinkedFileChecksTest {
    @TempDir
    private Path directory = Path.of("");

    private List<String> problems(String... sections) {
        return given("[general]\nfile_directory=" + directory, String.join("\n", sections)).problems().stream()
                .map(p -> p.replace(directory + "/", ""))
                .toList();
    }

    private List<String> phone(String option) {
        return problems("[l]\ntype=line\nsecret=x\n[a]\ntype=phone\nline=l", option);
    }

    private List<String> tone(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
        return problems("[bell]\ntype=ringtone\nfilename=" + name);
    }

    @Test
    void aToneOfTheRightFormatIsNothingToTalkAbout() throws IOException {
        assertEquals(List.of(), tone("bell.wav", sound(TONE, 3)));
        assertEquals(List.of(), tone("bell.raw", new byte[32_000]));
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 16, 2, it has 44100 samples a second of 16 bits in 2 channels",
        "16000, 16, 2, it has 16000 samples a second of 16 bits in 2 channels",
        "8000, 16, 1, it has 8000 samples a second of 16 bits in 1 channel",
        "16000, 8, 1, it has 16000 samples a second of 8 bits in 1 channel",
    })
    void aToneOfAnotherFormat(float rate, int bits, int channels, String why) throws IOException {
        byte[] wav = sound(new AudioFormat(rate, bits, channels, bits == 16, false), 1);
        assertEquals(
                List.of("/phones.conf:5: warning: [bell] filename: bell.wav: " + why
                        + "; phones play 16000 of 16 bits in 1 channel;"
                        + " convert it: sox FILE -r 16000 -c 1 -b 16 NEW.wav"),
                tone("bell.wav", wav));
    }

    @Test
    void compressedSound() throws IOException {
        byte[] wav = sound(new AudioFormat(AudioFormat.Encoding.ULAW, 16_000, 8, 1, 1, 16_000, false), 1);
        assertTrue(tone("bell.wav", wav).get(0).contains("compressed"));
    }

    @Test
    void tonesThatAreNone() throws IOException {
        byte[] right = sound(TONE, 3);
        assertTrue(tone("b.wav", Arrays.copyOf(right, 40_000)).get(0).contains("cut off"));
        assertTrue(tone("b.wav", Arrays.copyOf(right, 30)).get(0).contains("header is broken"));
        assertTrue(tone("b.wav", Arrays.copyOf(right, 40)).get(0).contains("no sound"));
        assertTrue(tone("b.wav", Arrays.copyOf(right, 6)).get(0).contains("is none"));
        assertTrue(tone("b.wav", new byte[100]).get(0).contains("neither WAV nor raw"));
        assertTrue(tone("b.raw", "OggS....".getBytes(StandardCharsets.UTF_8))
                .get(0)
                .contains("neither WAV nor raw"));
        assertTrue(tone("b.raw", new byte[101]).get(0).contains("odd number"));
        assertTrue(tone("b.raw", new byte[0]).get(0).contains("empty"));
        assertTrue(tone("b.raw", new byte[1_000_000]).get(0).contains("1000000 bytes"));
    }

    private List<String> logo(String option, int width, int height, int type) throws IOException {
        Files.write(directory.resolve("logo.png"), LinkedSamples.picture(width, height, type));
        return phone(option + "=logo.png");
    }

    @Test
    void aLogoHasTheSizeOfItsModel() throws IOException {
        assertEquals(List.of(), logo("d40_logo_file", 150, 45, BufferedImage.TYPE_BYTE_GRAY));
        assertEquals(List.of(), logo("d65_logo_file", 296, 128, BufferedImage.TYPE_INT_RGB));
        assertEquals(List.of(), logo("wallpaper_file", 7, 7, BufferedImage.TYPE_INT_RGB));
        assertEquals(
                List.of(
                        "/phones.conf:9: warning: [a] d70_logo_file: logo.png: it has 150x45 pixels, the logo of a D70 has"
                                + " 205x85; resize it"),
                logo("d70_logo_file", 150, 45, BufferedImage.TYPE_BYTE_GRAY));
        assertTrue(logo("d40_logo_file", 150, 45, BufferedImage.TYPE_INT_ARGB)
                .get(0)
                .contains("it is in colour, the screen of a D40 is monochrome"));
    }

    @Test
    void aPictureThatIsNone() throws IOException {
        logo("d65_logo_file", 296, 128, BufferedImage.TYPE_INT_RGB);
        byte[] png = Files.readAllBytes(directory.resolve("logo.png"));
        Files.write(directory.resolve("logo.png"), Arrays.copyOf(png, png.length - 1));
        assertTrue(phone("d65_logo_file=logo.png").get(0).contains("does not end as a PNG"));
        for (String text : List.of("", "GIF89a", "\u0089PNG")) {
            Files.writeString(directory.resolve("logo.png"), text);
            assertTrue(phone("d65_logo_file=logo.png").get(0).contains("it is no PNG"), text);
        }
    }

    private List<String> application(String... namesAndTexts) throws IOException {
        Files.write(directory.resolve("app.zip"), LinkedSamples.archive(namesAndTexts));
        return problems("[app]\ntype=application\napplication=custom\nname=hello\nfilename=app.zip");
    }

    @Test
    void anApplicationSaysItsName() throws IOException {
        assertEquals(List.of(), application("startup.js", "x", "app.json", "{\"name\": \"hello\"}"));
        assertEquals(List.of(), application("hello/app.json", "{\"name\": \"hello\"}"));
        assertEquals(
                List.of(
                        "/phones.conf:7: warning: [app] filename: app.zip: its app.json has the name \"other\", the section"
                                + " says \"hello\"; write name=other"),
                application("app.json", "{\"name\": \"other\"}"));
        assertTrue(application("app.json", "{name").get(0).contains("its app.json is no JSON"));
        assertTrue(application("startup.js", "x").get(0).contains("there is no app.json in it"));
        assertTrue(application("../x", "x", "app.json", "{\"name\": \"hello\"}")
                .get(0)
                .contains("leads out of it"));
    }

    @Test
    void anApplicationIsLookedIntoInBounds() throws IOException {
        application("app.json", "{\"name\": \"hello\"}");
        String section = "[app]\ntype=application\napplication=custom\nname=hello\nfilename=app.zip";
        byte[] whole = Files.readAllBytes(directory.resolve("app.zip"));
        Files.write(directory.resolve("app.zip"), Arrays.copyOf(whole, whole.length - 30));
        assertTrue(problems(section).get(0).contains("no well-formed ZIP"));
        try (var large = new RandomAccessFile(directory.resolve("app.zip").toFile(), "rw")) {
            large.setLength(17L * 1024 * 1024);
        }
        assertTrue(problems(section).get(0).contains("larger than 16 MiB"));
        String[] many = new String[2 * 2_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = "f" + i;
        }
        assertTrue(application(many).get(0).contains("2001 files"));
        assertTrue(application("app.json", "{\"name\": \"hello\"}", "zeros", "0".repeat(65 * 1024 * 1024))
                .get(0)
                .contains("unpacked"));
    }

    private List<String> openVpn(String text) throws IOException {
        Files.writeString(directory.resolve("a.ovpn"), text);
        return phone("openvpn_inline_config=a.ovpn");
    }

    @Test
    void anOpenVpnConfigurationIsWhole() throws IOException {
        assertEquals(List.of(), openVpn(OVPN));
        assertEquals(List.of(), openVpn(OVPN.replace("\n", "\r\n")));
        assertEquals(
                List.of(),
                openVpn(OVPN.replace("remote vpn.example.com 1194", "<connection>\nremote vpn 1\n</connection>")));
        assertEquals(
                List.of(
                        "/phones.conf:9: warning: [a] openvpn_inline_config: a.ovpn: line 2 has auth-user-pass, for which"
                                + " somebody would have to type on the phone; use a certificate and a key without a password"),
                openVpn(OVPN.replace("client\n", "client\nauth-user-pass\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "cert", "key"})
    void whatIsNotInLineIsMissing(String block) throws IOException {
        String empty = OVPN.replaceFirst("(?s)<" + block + ">.*</" + block + ">\n", "");
        assertTrue(openVpn(empty).get(0).contains("no PEM text between <" + block + ">"), empty);
        assertTrue(
                openVpn(OVPN + block + " /etc/x.pem\n").get(0).contains("names a file that the phone does not have"));
        assertEquals(List.of(), openVpn(OVPN + block + " [inline]\n"));
        assertTrue(openVpn(OVPN.replace("</" + block + ">", "")).get(0).contains("a.ovpn: "));
    }

    @Test
    void openVpnConfigurationsThatAskOrLeadNowhere() throws IOException {
        assertTrue(openVpn(OVPN + "askpass\n").get(0).contains("has askpass"));
        assertTrue(openVpn(OVPN + "<auth-user-pass>\nu\np\n</auth-user-pass>")
                .get(0)
                .contains("has auth-user-pass"));
        assertTrue(openVpn(OVPN.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"))
                .get(0)
                .contains("its key needs a password"));
        assertTrue(openVpn(OVPN.replace("remote ", "local ")).get(0).contains("names no server"));
        assertTrue(openVpn(OVPN.replace("</key>\n", "")).get(0).contains("there is no </key>"));
        assertTrue(openVpn("#".repeat(256 * 1024 + 1)).get(0).contains("larger than 256 KiB"));
    }

    /** A hundred phones that name it are one complaint; one that comes later is seen at the next load. */
    @Test
    void aMissingFileIsToldOnce() throws IOException {
        String phones = "openvpn_inline_config=a.ovpn\n[b]\ntype=phone\nline=l\nopenvpn_inline_config=a.ovpn";
        assertEquals(
                List.of("/phones.conf:9: warning: [a] openvpn_inline_config: a.ovpn: there is no such file"),
                phone(phones));
        Files.writeString(directory.resolve("a.ovpn"), OVPN);
        assertEquals(List.of(), phone(phones));
    }

    @Test
    void whatLiesElsewhereIsNotLookedFor() {
        assertEquals(
                List.of(), given("[bell]\ntype=ringtone\nfilename=bell.wav").problems());
    }
}
