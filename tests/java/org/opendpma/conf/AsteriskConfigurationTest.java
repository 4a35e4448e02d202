package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.configuration2.builder.FileBasedConfigurationBuilder;
import org.apache.commons.configuration2.builder.fluent.Parameters;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.io.FileHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library's users get: typed access, order, positions, loading and saving. */
class AsteriskConfigurationTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void valuesAreTyped() throws Exception {
        var c = load("[general]\nmdns_port = 5062\nenabled => yes\n[1000]\nallow=ulaw\nallow=alaw,g722\n");
        assertEquals(5062, c.getInt("general.mdns_port"));
        assertTrue(c.getBoolean("general.enabled"));
        assertEquals(List.of("ulaw", "alaw,g722"), c.getList(String.class, "1000.allow"));
        assertEquals(60, c.getInt("general.absent", 60));
    }

    @Test
    void keysMatchInAnyCase() throws Exception {
        var c = load("[General]\nMDNS_Port = 5062\n");
        assertEquals(5062, c.getInt("general.mdns_port"));
    }

    @Test
    void nothingIsReplacedInAValue() throws Exception {
        String value = "${sys:user.name} ${a.y} $${z} ${EXTEN}";
        var c = load("[a]\ny=1\nx=" + value + "\n");
        assertEquals(value, c.getString("a.x"));
        assertEquals(value, c.configurationAt("a").getString("x"));
        assertEquals(value, c.configurationAt("a", true).getString("x"));
        assertEquals(value, c.configurationsAt("a").get(0).getString("x"));
        assertEquals(value, c.childConfigurationsAt("").get(0).getString("x"));
        assertEquals(value, c.immutableConfigurationAt("a").getString("x"));
        assertEquals(value, ((AsteriskConfiguration) c.clone()).getString("a.x"));
    }

    @Test
    void sectionsOfOneNameStayApart() throws Exception {
        var c = load("[200]\ntype=phone\n[general]\n[200]\ntype=line\n");
        assertEquals(
                List.of("200", "general", "200"),
                c.sections().stream().map(Section::name).toList());
        assertEquals(List.of("phone", "line"), c.getList(String.class, "200.type"));
        assertEquals("line", c.getString("200(1).type"));
    }

    @Test
    void templatesAreNotSeen() throws Exception {
        var c = load("[t](!)\nx=1\n[a](t)\n");
        assertFalse(c.containsKey("t.x"));
        assertEquals("1", c.getString("a.x"));
        assertEquals(List.of("t"), c.templates().stream().map(Section::name).toList());
        assertEquals(List.of("t"), c.sections().get(0).parents());
    }

    @Test
    void positionsLeadThroughIncludesAndTemplates() throws Exception {
        Path more = Files.writeString(directory.resolve("more.conf"), "\n[t](!)\n;-- c\n--; x=1\n");
        Path main = write("#include more.conf\n\n[a](t)\ny=2\n[a](+)\ny+=3\nz=4\n");
        Section a = AsteriskConfiguration.load(main).sections().get(0);
        assertEquals(new Position(main.toString(), 3), a.position());
        assertEquals(
                List.of(
                        new Option("x", "1", new Position(more.toString(), 4)),
                        new Option("y", "23", new Position(main.toString(), 4)),
                        new Option("z", "4", new Position(main.toString(), 7))),
                a.options());
    }

    @Test
    void lineNumbersCountRealLines() throws Exception {
        var c = load("[a]\nx=" + "v".repeat(9000) + "\ny=1\0" + "w".repeat(9000) + "=3\nz=2\n");
        List<Option> options = c.sections().get(0).options();
        assertEquals(
                "y:3", options.get(0).name() + ":" + options.get(0).position().line());
        assertEquals(3, options.get(1).position().line());
        assertEquals(
                "z:4", options.get(2).name() + ":" + options.get(2).position().line());
    }

    @Test
    void aFailedReadLeavesWhatWasThere() throws Exception {
        var c = load("[a]\nx=1\nno equal\n");
        assertThrows(DialectException.class, () -> c.read(new StringReader("[b")));
        assertEquals("1", c.getString("a.x"));
        assertEquals(1, c.notices().size());
    }

    @Test
    void readingAgainReplaces() throws Exception {
        var c = load("[a]\nx=1\nno equal\n[t](!)\n");
        c.read(new StringReader("[b]\ny=2\n"));
        assertEquals(List.of("b"), c.sections().stream().map(Section::name).toList());
        assertFalse(c.containsKey("a.x"));
        assertEquals(List.of(), c.notices());
        assertEquals(List.of(), c.templates());
    }

    @Test
    void textWithoutAFileHasNoIncludes() {
        var c = new AsteriskConfiguration();
        var e = assertThrows(DialectException.class, () -> c.read(new StringReader("[a]\n#include b.conf\n")));
        assertEquals(
                "(text):2: no file \"b.conf\" can be read; this text has no directory of its own; correct the name, or"
                        + " write #tryinclude if it may be missing",
                e.getMessage());
    }

    @Test
    void textWithoutAFileMayIncludeByFullPath() throws Exception {
        Path more = Files.writeString(directory.resolve("more.conf"), "x=1\n");
        var c = new AsteriskConfiguration();
        c.read(new StringReader("[a]\n#include " + more.toAbsolutePath() + "\n"));
        assertEquals("1", c.getString("a.x"));
    }

    @Test
    void aMissingFileIsTold() {
        Path missing = directory.resolve("missing.conf");
        var e = assertThrows(DialectException.class, () -> AsteriskConfiguration.load(missing));
        assertEquals(missing + ": cannot be read: there is no such file", e.getMessage());
        assertEquals(new Position(missing.toString(), 0), e.position());
    }

    @Test
    void aDirectoryIsTold() {
        var e = assertThrows(DialectException.class, () -> AsteriskConfiguration.load(directory));
        assertTrue(String.valueOf(e.getMessage()).startsWith(directory + ": cannot be read: "), e::getMessage);
    }

    @Test
    void theFileHandlerLoadsAndSaves() throws Exception {
        Files.writeString(directory.resolve("more.conf"), "x=J\u00fcrgen; c\n");
        Path main = write("[a]\n#include more.conf\ny=1\\;2\n");
        var c = new AsteriskConfiguration();
        var handler = new FileHandler(c);
        handler.setEncoding("UTF-8");
        handler.setFile(main.toFile());
        handler.load();
        assertEquals("J\u00fcrgen", c.getString("a.x"));
        c.setProperty("a.y", "3;4");
        handler.save();
        assertEquals("[a]\nx = J\u00fcrgen\ny = 3\\;4\n\n", Files.readString(main));
    }

    @Test
    void theFileHandlerPassesErrorsOn() throws IOException {
        Path main = write("[a]\nx=1\n[b\n");
        var handler = new FileHandler(new AsteriskConfiguration());
        var e = assertThrows(ConfigurationException.class, () -> handler.load(main.toFile()));
        assertEquals(main + ":3: the section name \"b\" is not closed; a \"]\" belongs behind it", e.getMessage());
    }

    @Test
    void aBuilderBuildsIt() throws Exception {
        Files.writeString(directory.resolve("more.conf"), "mdns_port=5062\n");
        Path main = write("[general]\n#include more.conf\n");
        var builder = new FileBasedConfigurationBuilder<>(AsteriskConfiguration.class)
                .configure(new Parameters().fileBased().setFile(main.toFile()).setEncoding("UTF-8"));
        var c = builder.getConfiguration();
        assertEquals(5062, c.getInt("general.mdns_port"));
        assertEquals("${sys:user.name}", setAndGet(c, "${sys:user.name}"));
        builder.save();
        assertEquals("[general]\nmdns_port = 5062\nname = ${sys:user.name}\n\n", Files.readString(main));
    }

    private static String setAndGet(AsteriskConfiguration c, String value) {
        c.setProperty("general.name", value);
        return c.getString("general.name");
    }

    @Test
    void whatAProgramSetsIsASection() throws Exception {
        var c = load("[a]\nx=1\ny=2\n");
        Position read = c.sections().get(0).options().get(1).position();
        c.setProperty("a.x", 5);
        c.addProperty("b.z", "7");
        c.clearProperty("nothing.here");
        Section a = c.sections().get(0);
        assertEquals(List.of("5", "2"), a.options().stream().map(Option::value).toList());
        assertEquals(read, a.options().get(1).position());
        assertEquals("(set by the program)", c.sections().get(1).position().toString());
    }

    @Test
    void anOptionOutsideOfASectionCannotBeWritten() throws Exception {
        var c = load("[a]\nx=1\n");
        c.addProperty("lonely", "1");
        var e = assertThrows(DialectException.class, () -> c.write(new StringWriter()));
        assertEquals(
                "(set by the program): the option \"lonely\" stands outside of a section; its key must be"
                        + " section.option, with every further dot doubled",
                e.getMessage());
        assertThrows(IllegalStateException.class, c::sections);
    }

    @Test
    void anOptionInAnOptionCannotBeWritten() throws Exception {
        var c = load("[a]\nx=1\n");
        c.addProperty("a.x.y", "1");
        var e = assertThrows(DialectException.class, () -> c.write(new StringWriter()));
        assertTrue(String.valueOf(e.getMessage()).contains("\"x\" has options of its own"), e::getMessage);
    }

    @Test
    void latin1IsReadAndTold() throws Exception {
        Path main = directory.resolve("main.conf");
        Files.write(main, "[a]\nx=1\ny=J\u00fcrgen\n".getBytes(StandardCharsets.ISO_8859_1));
        var c = AsteriskConfiguration.load(main);
        assertEquals("J\u00fcrgen", c.getString("a.y"));
        assertEquals(
                List.of(main + ":3: this is not UTF-8, so all of the file is read as ISO-8859-1; save it as UTF-8"),
                c.notices().stream().map(Notice::toString).toList());
    }

    private AsteriskConfiguration load(String text) throws IOException, DialectException {
        return AsteriskConfiguration.load(write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("main.conf"), text);
    }
}
