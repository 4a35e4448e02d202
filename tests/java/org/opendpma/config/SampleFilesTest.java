package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendpma.cli.CheckCommand;
import org.opendpma.it.Certificates;
import org.opendpma.it.SampleFile;
import org.opendpma.it.SampleFile.Sampled;
import org.opendpma.site.DeviceModel;
import picocli.CommandLine;

/** The samples in etc-asterisk name every option, say of it what the table says, and are right. */
class SampleFilesTest {
    private static final List<Sampled> DAEMON = new SampleFile("opendpma.conf").options();

    @TempDir
    Path directory = Path.of("");

    static Stream<OptionSpec<?>> daemonOptions() {
        return DaemonOptions.TABLES.values().stream().flatMap(t -> t.options().stream());
    }

    @ParameterizedTest
    @MethodSource("daemonOptions")
    void namesEveryOptionOfTheDaemon(OptionSpec<?> option) {
        says(DAEMON, option);
    }

    private static void says(List<Sampled> sample, OptionSpec<?> option) {
        String where = "[" + option.section() + "] " + option.name();
        List<Sampled> found = sample.stream()
                .filter(s -> s.type().equals(option.section()) && s.name().equals(option.name()))
                .toList();
        assertEquals(1, found.size(), () -> "write " + where + " into the sample, once");
        String comment = found.get(0).comment();
        String meaning = option.meaning().replaceFirst("\\.$", "");
        assertTrue(comment.contains(meaning), () -> where + ": \"" + meaning + "\" is not in \"" + comment + '"');
        if (!option.defaultText().isEmpty()) {
            String text = "Default: " + option.defaultText();
            assertTrue(comment.contains(text), () -> where + ": \"" + text + "\" is not in \"" + comment + '"');
        }
        assertEquals(option.unverified(), comment.contains("(unverified)"), () -> where + ": is it (unverified)?");
    }

    /** As a user has it who copied the samples and made the certificate and the AMI user. */
    @Test
    void loadsAsItIs() throws IOException {
        write("opendpma.conf", withFiles(new SampleFile("opendpma.conf").text()));
        write("res_digium_phone.conf", new SampleFile("res_digium_phone.conf").text());
        write("pjsip.conf", new SampleFile("pjsip_opendpma.conf").text());
        assertEquals("usable: 0 phones, 0 errors, 0 warnings\n", check());
    }

    @Test
    void loadsWithEverythingSwitchedOn() throws IOException, InterruptedException {
        Certificates.make(directory, "server", "DNS:pbx.example.com", "60");
        String daemon = withFiles(new SampleFile("opendpma.conf").switchedOn())
                .replace("/etc/opendpma/server.", directory + "/server.")
                .replace("/etc/opendpma/ca.crt", directory + "/server.crt");
        write("opendpma.conf", daemon);
        write("res_digium_phone.conf", withExamples(new SampleFile("res_digium_phone.conf").switchedOn()));
        write("pjsip.conf", new SampleFile("pjsip_opendpma.conf").switchedOn());
        String said = check();
        assertTrue(said.endsWith("usable: 1 phones, 0 errors, 0 warnings\n"), said);
    }

    /** With the files that the sample names. A whole configuration of one's own is another way and has its own test. */
    private String withExamples(String phones) throws IOException {
        write("staff.xml", "<contacts group_name=\"Staff\" id=\"staff\"/>");
        write("rules.xml", "<display_rules/>");
        write("anna-blf.xml", "<config><smart_blf><blf_items/></smart_blf></config>");
        write("anna.ovpn", LinkedSamples.OVPN);
        write("bell.wav", LinkedSamples.sound(LinkedSamples.TONE, 1));
        write("agenda.zip", LinkedSamples.archive("app.json", "{\"name\": \"agenda\"}"));
        write("wallpaper.png", LinkedSamples.picture(296, 128, BufferedImage.TYPE_INT_RGB));
        for (DeviceModel model : ModelFile.read().all()) {
            if (model.logo().isPresent()) {
                String[] size = model.logo().get().split("x", -1);
                write(
                        "logo-" + model.name().toLowerCase(Locale.ROOT) + ".png",
                        LinkedSamples.picture(
                                Integer.parseInt(size[0]), Integer.parseInt(size[1]), BufferedImage.TYPE_BYTE_GRAY));
            }
        }
        return phones.replace("/var/lib/asterisk/digium_phones", directory.toString())
                .replaceAll("(?m)^config_file = .*$", "");
    }

    /** Without asking an Asterisk that may run on this machine. */
    private static String withFiles(String opendpmaConf) {
        return opendpmaConf.replaceFirst("(?m)^;?source = ami$", "source = files");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
    }

    private String check() {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new CommandLine(new CheckCommand()).execute(directory.toString());
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
