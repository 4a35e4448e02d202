package org.opendpma.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendpma.site.Line;
import org.opendpma.site.Site;

/** Every type of section with the headers and footers by which scripts recognise its list. */
final class Sections {
    static final SectionKind PHONES =
            new SectionKind("phone", "phones", "---- Digium Phones ----", "Phones Found", Site::phones);
    static final SectionKind LINES = new SectionKind(
            "line",
            "lines",
            "--- Lines Mapped to Phones ---",
            "Digium Lines Found",
            site -> site.catalog().lines());

    /** Those that need no treatment of their own. Scripts expect no count of firmwares and translations. */
    static final List<SectionKind> PLAIN = List.of(
            new SectionKind(
                    "network",
                    "networks",
                    "--- Networks ---",
                    "Networks Found",
                    s -> s.catalog().networks()),
            new SectionKind(
                    "external_line",
                    "external_lines",
                    "--- Externals ---",
                    "Lines Found",
                    s -> s.catalog().externalLines()),
            new SectionKind(
                    "application",
                    "applications",
                    "--- Applications ---",
                    "Applications Found",
                    s -> s.catalog().applications()),
            new SectionKind(
                    "alert",
                    "alerts",
                    "--- Alerts ---",
                    "Alerts found",
                    s -> s.catalog().alerts()),
            new SectionKind(
                    "ringtone",
                    "ringtones",
                    "--- Ringtones ---",
                    "Ringtones Found",
                    s -> s.catalog().ringtones()),
            new SectionKind(
                    "firmware",
                    "firmwares",
                    "--- Configured Firmware Options ---",
                    "",
                    s -> s.catalog().firmwares()),
            new SectionKind(
                    "translation",
                    "translations",
                    "--- Translation tables ---",
                    "",
                    s -> s.catalog().translations()),
            new SectionKind(
                    "multicastpage",
                    "multicastpages",
                    "--- Multicastpages ---",
                    "Multicastpages Found",
                    s -> s.catalog().multicastPages()));

    private Sections() {}

    /** In two groups, those of a phone and those of none. */
    static Reply listLines(Site site) {
        Set<String> mapped = new LinkedHashSet<>();
        site.phones().values().forEach(p -> p.lines().stream().map(Line::name).forEach(mapped::add));
        Set<String> unmapped = new LinkedHashSet<>(site.catalog().lines().keySet());
        unmapped.removeAll(mapped);
        var text = new StringBuilder("--- Lines Mapped to Phones ---\n");
        mapped.forEach(n -> text.append(n).append('\n'));
        text.append("--- Lines Un-Mapped to Phones ---\n");
        unmapped.forEach(n -> text.append(n).append('\n'));
        text.append("---- ").append(mapped.size() + unmapped.size()).append(" Digium Lines Found ----\n");
        return Reply.done(text.toString(), Map.of("lines", mapped, "unmapped", unmapped));
    }
}
