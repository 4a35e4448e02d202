package org.opendpma.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;

/** Every type of section with the headers and footers by which scripts recognise its list. */
final class Sections {
    static final SectionKind PHONES =
            new SectionKind("phone", "phones", "---- Digium Phones ----", "Phones Found", Site::phones);
    static final SectionKind LINES =
            new SectionKind("line", "lines", "--- Lines Mapped to Phones ---", "Digium Lines Found", Sections::lines);

    /** Those that need no treatment of their own. */
    static final List<SectionKind> PLAIN = List.of(
            new SectionKind("network", "networks", "--- Networks ---", "Networks Found", Sections::networks),
            new SectionKind(
                    "external_line",
                    "external_lines",
                    "--- External Lines ---",
                    "Lines Found",
                    Sections::externalLines));

    private Sections() {}

    private static Map<String, Line> lines(Site site) {
        return collect(site, Phone::lines, Line::name);
    }

    private static Map<String, Network> networks(Site site) {
        return collect(site, Phone::networks, Network::name);
    }

    private static Map<String, ExternalLine> externalLines(Site site) {
        return collect(site, Phone::externalLines, ExternalLine::name);
    }

    private static <T> Map<String, T> collect(Site site, Function<Phone, List<T>> of, Function<T, String> name) {
        var all = new LinkedHashMap<String, T>();
        site.phones().values().forEach(p -> of.apply(p).forEach(t -> all.putIfAbsent(name.apply(t), t)));
        return all;
    }

    /** In two groups, those of a phone and those of none. */
    static Reply listLines(Site site) {
        var mapped = lines(site).keySet();
        var text = new StringBuilder("--- Lines Mapped to Phones ---\n");
        mapped.forEach(n -> text.append(n).append('\n'));
        text.append("--- Lines Un-Mapped to Phones ---\n");
        text.append("---- ")
                .append(mapped.size())
                .append(' ')
                .append(LINES.footer())
                .append(" ----\n");
        return Reply.done(text.toString(), Map.of("lines", mapped, "unmapped", List.of()));
    }
}
