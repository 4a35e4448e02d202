package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every option of res_digium_phone.conf, by the section type it stands in. */
public final class OptionTable {
    private static final Map<String, OptionTable> BY_TYPE = build();
    private static final List<String> TYPES =
            BY_TYPE.keySet().stream().filter(t -> !t.equals("general")).toList();

    private final List<OptionSpec<?>> options;
    private final Map<String, OptionSpec<?>> byName = new LinkedHashMap<>();
    private final List<OptionSpec<?>> settings;
    private final List<String> ignored;
    private final boolean open;

    private OptionTable(List<OptionSpec<?>> specs, List<String> ignored, boolean open) {
        specs.forEach(spec -> byName.put(spec.name(), spec));
        this.options = List.copyOf(byName.values());
        this.settings = options.stream().filter(s -> s.setting().isPresent()).toList();
        this.ignored = ignored;
        this.open = open;
    }

    /** The options of a section type; {@code general} counts as one. */
    public static Optional<OptionTable> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The section types that a {@code type=} may name. */
    public static List<String> types() {
        return TYPES;
    }

    /** The options in the order of the manual. */
    public List<OptionSpec<?>> options() {
        return options;
    }

    /** Those of them that are handed to the phone as plain settings. */
    List<OptionSpec<?>> settings() {
        return settings;
    }

    /** The option of a name in any case, as Asterisk's modules look for theirs. */
    Optional<OptionSpec<?>> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What other programs write and the phone module never used: no reason for a warning. */
    boolean ignores(String name) {
        return ignored.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether names that are not in the table mean something too. */
    boolean isOpen() {
        return open;
    }

    /** Every name that makes sense here. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    static OptionTable ofDaemon(List<OptionSpec<?>> specs) {
        return new OptionTable(specs, List.of(), false);
    }

    private static Map<String, OptionTable> build() {
        var tables = new LinkedHashMap<String, OptionTable>();
        tables.put("general", table(join(List.of(GeneralOptions.ALL, NetworkOptions.LEGACY, WebOptions.OF_GENERAL))));
        tables.put("network", table(join(List.of(NetworkOptions.ALL, WebOptions.ALL))));
        tables.put("phone", table(join(List.of(PhoneOptions.ALL, PhoneFiles.ALL, PhoneSettings.ALL))));
        tables.put("line", new OptionTable(LineOptions.ALL, plusType(LineOptions.IGNORED), false));
        tables.put("external_line", new OptionTable(ExternalLineOptions.ALL, plusType(LineOptions.IGNORED), false));
        tables.put("application", new OptionTable(ApplicationOptions.ALL, List.of("type"), true));
        tables.put("ringtone", table(MediaOptions.RINGTONE));
        tables.put("alert", table(MediaOptions.ALERT));
        tables.put("firmware", table(MediaOptions.FIRMWARE));
        tables.put("translation", new OptionTable(List.of(), List.of("type"), true));
        tables.put("multicastpage", table(MediaOptions.MULTICASTPAGE));
        return tables;
    }

    private static OptionTable table(List<OptionSpec<?>> specs) {
        return new OptionTable(specs, List.of("type"), false);
    }

    private static List<OptionSpec<?>> join(List<List<OptionSpec<?>>> lists) {
        var all = new ArrayList<OptionSpec<?>>();
        lists.forEach(all::addAll);
        return all;
    }

    private static List<String> plusType(List<String> names) {
        var all = new ArrayList<>(names);
        all.add("type");
        return List.copyOf(all);
    }
}
