package org.opendpma.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Option;
import org.opendpma.conf.Position;
import org.opendpma.conf.Section;
import org.opendpma.site.Problems;

/** The sections of res_digium_phone.conf by type and name: the same name may stand for a phone and for a line. */
final class PhoneFile {
    private final Map<String, Map<String, SectionValues>> byType = new LinkedHashMap<>();
    private final Map<String, Map<String, Position>> written = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> folded = new HashMap<>();
    private final SectionValues general;
    private final ValueReader reader = new ValueReader();

    private PhoneFile(SectionValues general) {
        this.general = general;
    }

    static PhoneFile read(String file, List<Section> sections, Problems problems) {
        var phoneFile = new PhoneFile(general(file, sections, problems));
        for (Section section : sections) {
            if (!isGeneral(section)) {
                phoneFile.add(section, problems);
            }
        }
        return phoneFile;
    }

    /** All sections called general together, as Asterisk's modules see them. */
    private static SectionValues general(String file, List<Section> sections, Problems problems) {
        var options = new ArrayList<Option>();
        sections.stream().filter(PhoneFile::isGeneral).forEach(s -> options.addAll(s.options()));
        Position position = sections.stream()
                .filter(PhoneFile::isGeneral)
                .findFirst()
                .map(Section::position)
                .orElse(new Position(file, 0));
        var merged = new Section("general", false, List.of(), position, options);
        return SectionValues.read(merged, OptionTable.of("general").orElseThrow(), problems);
    }

    private static boolean isGeneral(Section section) {
        return section.name().equalsIgnoreCase("general");
    }

    private void add(Section section, Problems problems) {
        if (!Kinds.isXmlText(section.name())) {
            problems.error(
                    section.position(),
                    "[" + Kind.printable(section.name())
                            + "] the name of a section may not hold control characters; write letters and digits");
            return;
        }
        Optional<String> type = type(section);
        if (type.isEmpty()) {
            problems.error(
                    section.position(), "[" + section.name() + "] has no type; write type=phone, line or network");
        } else {
            OptionTable.of(type.get())
                    .filter(t -> OptionTable.types().contains(type.get()))
                    .ifPresentOrElse(
                            t -> put(type.get(), section, t, problems),
                            () -> unknownType(section, type.get(), problems));
        }
    }

    private void put(String type, Section section, OptionTable table, Problems problems) {
        var positions = written.computeIfAbsent(type, t -> new LinkedHashMap<>());
        Position earlier = positions.put(section.name(), section.position());
        if (earlier != null) {
            problems.warn(
                    section.position(),
                    "[" + section.name() + "] type=" + type + " replaces the one at " + earlier
                            + "; give it another name or remove one");
        }
        byType.computeIfAbsent(type, t -> new LinkedHashMap<>())
                .put(section.name(), SectionValues.read(section, table, reader, problems));
    }

    private static void unknownType(Section section, String type, Problems problems) {
        problems.error(
                section.position(),
                "[" + section.name() + "] type: \"" + type + "\" is unknown; write one of "
                        + String.join(", ", OptionTable.types())
                        + Suggestion.didYouMean(type, OptionTable.types()));
    }

    private static Optional<String> type(Section section) {
        return section.options().stream()
                .filter(o -> o.name().equalsIgnoreCase("type") && !o.value().isEmpty())
                .reduce((first, last) -> last)
                .map(o -> o.value().toLowerCase(Locale.ROOT));
    }

    SectionValues general() {
        return general;
    }

    /** The sections of a type, by name, in order. */
    Collection<SectionValues> of(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /**
     * The name of a section as it is written there. Asterisk's modules find sections in any case, and the vendor's own
     * example says {@code firmware=D40-1.4} of {@code [d40-1.4]}; the same case comes first.
     */
    Optional<String> nameLike(String type, String written) {
        if (byType.getOrDefault(type, Map.of()).containsKey(written)) {
            return Optional.of(written);
        }
        return Optional.ofNullable(folded.computeIfAbsent(type, this::folded).get(written.toLowerCase(Locale.ROOT)));
    }

    private Map<String, String> folded(String type) {
        var names = new HashMap<String, String>();
        names(type).forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        return names;
    }

    Collection<String> names(String type) {
        return byType.getOrDefault(type, Map.of()).keySet();
    }
}
