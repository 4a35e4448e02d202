package org.opendpma.render.sangoma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.opendpma.conf.Option;
import org.opendpma.conf.Position;
import org.opendpma.conf.Section;
import org.opendpma.config.Loaded;
import org.opendpma.config.ModelFile;
import org.opendpma.config.OptionSpec;
import org.opendpma.config.OptionTable;
import org.opendpma.config.Options;
import org.opendpma.config.SiteBuilder;
import org.opendpma.site.Acl;
import org.opendpma.site.Policy;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Whatever somebody types into a free text: it is refused with its place, or the phone reads exactly what was typed. */
class TypedTextTest {
    private static final Position PLACE = new Position("/phones.conf", 7);
    private static final String SPECIAL = "&<>\"';]]>-\\ \t\r\n\u0000\u0001\u001b\u007f\u0085\u00a0\u2028\ufffe\uffff"
            + "\ud800\udc00\u00e9\u65e5\ud83d\ude00";

    /** What no phone is told, or only after rewriting. */
    private static final Set<String> ELSEWHERE = Set.of(
            "callerid", "exten", "context", "subscribecontext", "full_name", "service_name", "pjsip_message_context");

    private final SiteBuilder builder = new SiteBuilder(
            new Policy(Acl.LOCAL_ONLY, Policy.CleartextSecrets.ALLOW, Optional.empty(), List.of()),
            ModelFile.read(),
            Clock.systemUTC());

    @Property(tries = 1500)
    void isRefusedOrArrivesAsItWasTyped(@ForAll("freeTexts") OptionSpec<?> option, @ForAll("texts") String text)
            throws Exception {
        Loaded<Site> loaded = load(option.section(), option.name(), text, "lan", "1000");
        if (loaded.result().isEmpty()) {
            assertEquals(
                    PLACE,
                    loaded.problems().stream()
                            .filter(Problem::isError)
                            .findFirst()
                            .orElseThrow()
                            .position());
            return;
        }
        Document document =
                RenderedPhone.parsed(RenderedPhone.config(loaded.result().get(), "anna"));
        if (!text.isEmpty() && !ELSEWHERE.contains(option.name())) {
            assertEquals(true, values(document).contains(text), option.section() + " " + option.name());
        }
    }

    @Property(tries = 500)
    void soDoNamesOfSections(@ForAll("texts") String network, @ForAll("texts") String line) throws Exception {
        Loaded<Site> loaded = load("phone", "full_name", "Anna", network, line);
        if (loaded.result().isEmpty() || network.isEmpty() || line.isEmpty()) {
            return;
        }
        Set<String> values =
                values(RenderedPhone.parsed(RenderedPhone.config(loaded.result().get(), "anna")));
        assertEquals(true, values.contains(network));
        assertEquals(true, values.contains(line));
    }

    @Property(tries = 1)
    void thereAreFreeTexts() {
        assertFalse(freeTextOptions().size() < 15, () -> "only " + freeTextOptions());
    }

    @Provide
    static Arbitrary<OptionSpec<?>> freeTexts() {
        return Arbitraries.of(freeTextOptions());
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> special = Arbitraries.strings()
                .withChars(SPECIAL.toCharArray())
                .withCharRange('a', 'c')
                .ofMaxLength(20);
        Arbitrary<String> plain = Arbitraries.strings()
                .withChars("&<>\"' ]\u00e9\u65e5ab".toCharArray())
                .ofMaxLength(30)
                .map(String::strip);
        Arbitrary<String> huge =
                Arbitraries.of("\ud83d\ude00", "&", "x", "\u00e9").map(c -> c.repeat(10_000));
        Arbitrary<String> emoji =
                Arbitraries.of("\ud83d\ude00 Anna", "Anna \ud83c\uddf8\ud83c\uddea", "]]>", "<!--", "&amp;");
        return Arbitraries.frequencyOf(Tuple.of(4, special), Tuple.of(4, plain), Tuple.of(1, huge), Tuple.of(2, emoji));
    }

    /** Options of sections that reach a phone and whose value may be any text. */
    private static List<OptionSpec<?>> freeTextOptions() {
        var free = new ArrayList<OptionSpec<?>>();
        for (String type : Stream.concat(Stream.of("general"), OptionTable.types().stream())
                .toList()) {
            OptionTable.of(type).orElseThrow().options().stream()
                    .filter(o -> o.kind().expects().startsWith("at most "))
                    .forEach(free::add);
        }
        return free;
    }

    private Loaded<Site> load(String type, String name, String text, String network, String line) {
        var sections = new ArrayList<Section>();
        sections.add(section("general", "general", type, name, text));
        sections.add(
                section(network, "network", type, name, text, "cidr", "0.0.0.0/0", "file_url_prefix", "http://pbx/"));
        sections.add(section(line, "line", type, name, text, "secret", "x"));
        sections.add(section("trunk", "external_line", type, name, text, "server_address", "sip.example.com"));
        sections.add(section("app", "application", type, name, text, application(type, name)));
        sections.add(section("bell", "ringtone", type, name, text, "filename", "http.wav"));
        sections.add(section("door", "alert", type, name, text));
        sections.add(section("all", "multicastpage", type, name, text, "address", "239.0.0.1", "port", "9"));
        sections.add(section(
                "anna",
                "phone",
                type,
                name,
                text,
                "network",
                network,
                "line",
                line,
                "external_line",
                "trunk",
                "application",
                "app",
                "ringtone",
                "bell",
                "alert",
                "door",
                "multicastpage",
                "all"));
        return builder.build("/phones.conf", sections, Optional.empty(), phone -> Optional.empty());
    }

    /** The application whose option it is, as names and values in turn. */
    private static String[] application(String type, String name) {
        String kind = Options.applicationOf(new Options.Example(type, name, ""));
        return ("application=" + kind).split("[=\n]", -1);
    }

    /** Free texts that no table names: raw settings, words of a translation, settings of a custom application. */
    @Property(tries = 500)
    void soDoRawSettingsWordsAndSettingsOfApplications(@ForAll("texts") String text) throws Exception {
        var options = new ArrayList<Section>();
        String quoted = '"' + text.replace("\"", "\"\"") + '"';
        options.add(section("lan", "network", "network", "setting", "lan_raw," + quoted + ",hint=" + quoted));
        options.add(section("de", "translation", "translation", "INBOX", text));
        options.add(section("vm", "application", "x", "", "", "application", "voicemail", "translation", "de"));
        options.add(section("own", "application", "application", "colour", text, "application", "custom"));
        options.add(section("1000", "line", "x", "", "", "secret", "x"));
        options.add(section(
                "anna",
                "phone",
                "x",
                "",
                "",
                "line",
                "1000",
                "network",
                "lan",
                "application",
                "vm",
                "application",
                "own"));
        Loaded<Site> loaded = builder.build("/phones.conf", options, Optional.empty(), phone -> Optional.empty());
        if (loaded.result().isEmpty()) {
            assertEquals(true, loaded.problems().stream().anyMatch(Problem::isError));
            return;
        }
        Document document =
                RenderedPhone.parsed(RenderedPhone.config(loaded.result().get(), "anna"));
        Set<String> values = values(document);
        assertEquals(true, values.contains("INBOX"));
        assertEquals(true, values.contains(text), "a word, or a setting");
        assertEquals(true, values.contains(text.strip()), "the raw setting");
    }

    private static Section section(
            String name, String type, String typedType, String typed, String text, String... more) {
        var options = new ArrayList<Option>();
        if (!type.equals("general")) {
            options.add(new Option("type", type, PLACE));
        }
        for (int i = 0; i < more.length; i += 2) {
            options.add(new Option(more[i], more[i + 1], PLACE));
        }
        if (type.equals(typedType)) {
            options.add(new Option(typed, text, PLACE));
        }
        return new Section(name, false, List.of(), PLACE, options);
    }

    private static Set<String> values(Document document) {
        var values = new TreeSet<String>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            var attributes = all.item(i).getAttributes();
            for (int a = 0; a < attributes.getLength(); a++) {
                Node attribute = attributes.item(a);
                values.add(attribute.getNodeValue());
            }
        }
        return values;
    }
}
