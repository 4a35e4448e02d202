package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Option;
import org.opendpma.conf.Position;
import org.opendpma.conf.Section;
import org.opendpma.site.Origin;
import org.opendpma.site.Problems;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;

/** The checked values of one section. What is wrong has been reported; what is wrong is not in here. */
final class SectionValues {
    private final Section section;
    private final OptionTable table;
    private final Map<String, List<Value<?>>> values = new LinkedHashMap<>();
    private final List<Option> others = new ArrayList<>();

    /** A value and where it was written. */
    record Value<T>(T value, Position position) {}

    private SectionValues(Section section, OptionTable table) {
        this.section = section;
        this.table = table;
    }

    /**
     * Reads a section by a table; unknown options are warned about, wrong values are errors. An empty value is not set: it
     * takes back what a template said, and is passed over where values add up.
     */
    static SectionValues read(Section section, OptionTable table, Problems problems) {
        return read(section, table, new ValueReader(), problems);
    }

    /** Likewise, as one of many sections. */
    static SectionValues read(Section section, OptionTable table, ValueReader reader, Problems problems) {
        var read = new SectionValues(section, table);
        for (Option option : section.options()) {
            table.find(option.name())
                    .ifPresentOrElse(
                            spec -> read.add(spec, option, reader, problems), () -> read.unknown(option, problems));
        }
        return read;
    }

    private <T> void add(OptionSpec<T> spec, Option option, ValueReader reader, Problems problems) {
        if (option.value().isEmpty()) {
            if (!spec.repeatable()) {
                values.remove(spec.name());
            }
            return;
        }
        reader.read(spec, option.value())
                .ifPresentOrElse(
                        v -> values.merge(
                                spec.name(), List.of(new Value<>(v, option.position())), SectionValues::joined),
                        () -> problems.error(option.position(), wrong(spec, option.value())));
    }

    /** Nearly every option is written once: only the second value makes a list that can grow. */
    private static List<Value<?>> joined(List<Value<?>> before, List<Value<?>> more) {
        List<Value<?>> all = before.size() == 1 ? new ArrayList<>(before) : before;
        all.addAll(more);
        return all;
    }

    private String wrong(OptionSpec<?> spec, String text) {
        return "[" + section.name() + "] " + spec.name() + ": " + spec.kind().shown(text) + " is wrong; write "
                + spec.kind().expects();
    }

    private void unknown(Option option, Problems problems) {
        if (table.ignores(option.name())) {
            return;
        }
        if (table.isOpen()) {
            others.add(option);
        } else {
            warnUnknown(option, problems);
        }
    }

    private void warnUnknown(Option option, Problems problems) {
        String name = Kind.printable(option.name());
        problems.warnOfKind(
                table.hashCode() + option.name(),
                option.position(),
                "[" + section.name() + "] unknown option \"" + name + "\" is not used"
                        + Suggestion.didYouMean(name, table.names()));
    }

    /** The options that no table has, where such are allowed, in order. */
    List<Option> others() {
        return List.copyOf(others);
    }

    /** Where they mean nothing after all. */
    void warnOthers(Problems problems) {
        others.forEach(o -> warnUnknown(o, problems));
    }

    /** Whether any of some options is set. */
    boolean hasAny(List<OptionSpec<?>> specs) {
        return specs.stream().anyMatch(s -> values.containsKey(s.name()));
    }

    /** Where each set option was written, by its name. */
    Map<String, Origin> origins() {
        var origins = new LinkedHashMap<String, Origin>();
        values.forEach((name, all) -> origins.put(
                name, new Origin.InFile(name, all.get(all.size() - 1).position())));
        return origins;
    }

    String name() {
        return section.name();
    }

    Position position() {
        return section.position();
    }

    /** The value, the last one when it was written several times. */
    <T> Optional<T> get(OptionSpec<T> spec) {
        return find(spec).map(Value::value);
    }

    <T> Optional<Value<T>> find(OptionSpec<T> spec) {
        var all = all(spec);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Every value, in order. */
    @SuppressWarnings("unchecked") // add() puts only values of the option's own kind under it
    <T> List<Value<T>> all(OptionSpec<T> spec) {
        return (List<Value<T>>) (List<?>) values.getOrDefault(spec.name(), List.of());
    }

    /** Whether anything was written for it, right or wrong. */
    boolean wasWritten(OptionSpec<?> spec) {
        return section.options().stream()
                .anyMatch(o ->
                        o.name().equalsIgnoreCase(spec.name()) && !o.value().isEmpty());
    }

    /** Where an option was written, or the section's header when it was not. */
    Position positionOf(OptionSpec<?> spec) {
        return find(spec).map(Value::position).orElse(section.position());
    }

    /** Everything that becomes a plain setting, in the order of the table. */
    List<Setting> settings() {
        return settings(this);
    }

    /** Likewise; what is not set here is looked for in another section. */
    List<Setting> settings(SectionValues fallback) {
        var settings = new ArrayList<Setting>();
        for (OptionSpec<?> spec : table.settings()) {
            setting(spec, fallback).ifPresent(settings::add);
        }
        return settings;
    }

    private <T> Optional<Setting> setting(OptionSpec<T> spec, SectionValues fallback) {
        String id = spec.setting().orElseThrow();
        SectionValues writes = values.containsKey(spec.name()) ? this : fallback;
        Optional<Value<T>> written = writes.find(spec);
        return written.isEmpty()
                ? spec.always().map(value -> new Setting(id, value, Origin.DEFAULT))
                : written.map(v ->
                        new Setting(id, xml(spec, v.value()), Map.of(), new Origin.InFile(spec.name(), v.position())));
    }

    private static <T> Setting.Value xml(OptionSpec<T> spec, T value) {
        return value instanceof Secret secret
                ? new Setting.Value.Hidden(secret)
                : new Setting.Value.Plain(spec.kind().xml().apply(value));
    }
}
