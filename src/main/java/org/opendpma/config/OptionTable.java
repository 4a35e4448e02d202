package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every option of res_digium_phone.conf, by the section type it stands in. */
public final class OptionTable {
    private static final Map<String, OptionTable> BY_TYPE = build();

    private final Map<String, OptionSpec<?>> options = new LinkedHashMap<>();
    private final List<String> ignored;
    private final List<String> later;

    private OptionTable(List<OptionSpec<?>> specs, List<String> ignored, List<String> later) {
        specs.forEach(spec -> options.put(spec.name(), spec));
        this.ignored = ignored;
        this.later = later;
    }

    /** The options of a section type; {@code general} counts as one. */
    public static Optional<OptionTable> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The section types that a {@code type=} may name. */
    public static List<String> types() {
        return BY_TYPE.keySet().stream().filter(t -> !t.equals("general")).toList();
    }

    /** The options in the order of the manual. */
    public List<OptionSpec<?>> options() {
        return List.copyOf(options.values());
    }

    /** The option of a name in any case, as Asterisk's modules look for theirs. */
    Optional<OptionSpec<?>> find(String name) {
        return Optional.ofNullable(options.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What other programs write and the phone module never used: no reason for a warning. */
    boolean ignores(String name) {
        return ignored.contains(name.toLowerCase(Locale.ROOT));
    }

    /** What the phone module has and this version does not: no typing error. */
    boolean isForLater(String name) {
        return later.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Every name that makes sense here. */
    List<String> names() {
        return Stream.concat(options.keySet().stream(), later.stream()).toList();
    }

    static OptionTable ofDaemon(List<OptionSpec<?>> specs) {
        return new OptionTable(specs, List.of(), List.of());
    }

    private static Map<String, OptionTable> build() {
        var tables = new LinkedHashMap<String, OptionTable>();
        tables.put("general", new OptionTable(GeneralOptions.ALL, List.of(), List.of()));
        tables.put("network", new OptionTable(NetworkOptions.ALL, List.of("type"), List.of()));
        tables.put("phone", new OptionTable(phone(), List.of("type"), LaterOptions.PHONE));
        tables.put("line", new OptionTable(LineOptions.ALL, plusType(LineOptions.IGNORED), List.of()));
        tables.put("external_line", new OptionTable(ExternalLineOptions.ALL, plusType(LineOptions.IGNORED), List.of()));
        return tables;
    }

    private static List<OptionSpec<?>> phone() {
        var all = new ArrayList<OptionSpec<?>>(PhoneOptions.ALL);
        all.addAll(PhoneSettings.ALL);
        return all;
    }

    private static List<String> plusType(List<String> names) {
        var all = new ArrayList<>(names);
        all.add("type");
        return List.copyOf(all);
    }
}
