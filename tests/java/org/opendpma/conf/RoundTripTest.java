package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a user types: what is written reads back the same, or is refused; nothing is changed in silence. */
class RoundTripTest {
    private static final String SPECIAL = " \t;-[]()#=+>!\\\"<&$,\u00a0\u00e9\u65e5";

    /** Without positions, which differ between what was made and what was read. */
    private record Plain(String name, List<List<String>> options) {}

    @Property(tries = 2000)
    void whatIsWrittenReadsBack(@ForAll("sections") List<Plain> sections) throws IOException, DialectException {
        var out = new StringWriter();
        try {
            new DialectWriter(out, Limits.DEFAULT.lineBytes())
                    .write(sections.stream().map(this::section).toList());
        } catch (DialectException e) {
            return; // refused; writableTextIsNotRefused shows that this is not the rule
        }
        assertEquals(sections, read(out.toString()));
    }

    @Property(tries = 2000)
    void writableTextIsNotRefused(@ForAll("typed") String name, @ForAll("typed") String value)
            throws IOException, DialectException {
        String option = name.replace("=", "").strip();
        var plain = new Plain(name.replace("]", ""), List.of(List.of(option.isEmpty() ? "x" : option, value.strip())));
        var out = new StringWriter();
        new DialectWriter(out, Limits.DEFAULT.lineBytes()).write(List.of(section(plain)));
        assertEquals(List.of(plain), read(out.toString()));
    }

    @Property(tries = 1000)
    void writingTwiceGivesTheSame(@ForAll("files") String text) throws IOException, DialectException {
        var first = new AsteriskConfiguration();
        try {
            first.read(new StringReader(text));
        } catch (DialectException e) {
            assertFalse(e.position().file().isEmpty());
            return;
        }
        var once = new StringWriter();
        first.write(once);
        var second = new AsteriskConfiguration();
        second.read(new StringReader(once.toString()));
        var twice = new StringWriter();
        second.write(twice);
        assertEquals(once.toString(), twice.toString());
        assertEquals(plain(first.sections()), plain(second.sections()));
        assertEquals(plain(first.templates()), plain(second.templates()));
    }

    @Provide
    Arbitrary<List<Plain>> sections() {
        Arbitrary<String> anything =
                Arbitraries.oneOf(typed(), Arbitraries.strings().ofMaxLength(20));
        Arbitrary<List<List<String>>> options = anything.list().ofSize(2).list().ofMaxSize(4);
        return Combinators.combine(anything, options).as(Plain::new).list().ofMaxSize(3);
    }

    /** Of what means something to the dialect, without line ends. */
    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.strings().withChars(SPECIAL).alpha().ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.longs().between(0, 1_000_000).map(seed -> text(new RandomFiles(seed)));
    }

    private static String text(RandomFiles files) {
        return new String(files.file(), StandardCharsets.UTF_8);
    }

    private Section section(Plain plain) {
        var at = new Position("x.conf", 1);
        List<Option> options = plain.options().stream()
                .map(o -> new Option(o.get(0), o.get(1), at))
                .toList();
        return new Section(plain.name(), false, List.of(), at, options);
    }

    private static List<Plain> read(String text) throws IOException, DialectException {
        var configuration = new AsteriskConfiguration();
        configuration.read(new StringReader(text));
        assertEquals(List.of(), configuration.notices());
        return plain(configuration.sections());
    }

    private static List<Plain> plain(List<Section> sections) {
        var plain = new ArrayList<Plain>();
        for (Section section : sections) {
            plain.add(new Plain(
                    section.name(),
                    section.options().stream()
                            .map(o -> List.of(o.name(), o.value()))
                            .toList()));
        }
        return plain;
    }
}
