package org.opendpma.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.FirmwareVersion;

/** Writes the manual of res_digium_phone.conf of the tables that everything else reads: docs/options.md. */
public final class OptionBook {
    private final DeviceModels models;

    /** @param models what each phone model can do */
    public OptionBook(DeviceModels models) {
        this.models = models;
    }

    /** docs/options.md. */
    public String manual() {
        var text = new StringBuilder("""
                # Options of res_digium_phone.conf

                Made of the program's own table of options; do not edit it here. Every option that stands in the file is read as this
                table says; an option that is not in it is told as a warning, a wrong value as an error, and an empty value means that
                the option is not set.

                - *Becomes* is what the phone is given, in the XML of docs/protocol.md. A model or a firmware that does not know it
                  is not given it; `opendpma explain PHONE` says so.
                - *(unverified)* stands where the option's name, its meaning or the XML it becomes is known from secondary evidence
                  only. Such XML follows the best evidence there is, in one class of the program for each element.
                - *Source* is where the option is known from.

                """);
        chapter(text, "general", "[general]");
        OptionTable.types().forEach(type -> chapter(text, type, "type=" + type));
        models(text);
        return text.toString();
    }

    private void chapter(StringBuilder text, String type, String title) {
        text.append("## ").append(title).append("\n\n");
        intro(type).ifPresent(i -> text.append(i).append("\n\n"));
        List<OptionSpec<?>> options = OptionTable.of(type).orElseThrow().options();
        if (options.isEmpty()) {
            return;
        }
        text.append(
                "| option | takes | default | becomes | meaning | models | source |\n|---|---|---|---|---|---|---|\n");
        options.forEach(o -> text.append(row(o)).append('\n'));
        text.append('\n');
    }

    private static Optional<String> intro(String type) {
        return switch (type) {
            case "general" ->
                Optional.of(
                        "The options that `type=network` has too are those of DPMA 1.0 to 1.2, and who may fetch over HTTP:"
                                + " they hold for every network that does not say otherwise, and for phones that name no"
                                + " network.");
            case "translation" ->
                Optional.of(
                        "Any number of pairs `from=to`: what Asterisk says, and what the phone shows. Becomes (unverified)"
                                + " `translation` in the `appconfig` of the application that names the section.");
            case "application" ->
                Optional.of(
                        "What `application=custom` has besides is handed to the application as it is. How `appconfig` looks"
                                + " inside is unpublished for the most part, so all of it is (unverified); and what the applications ask"
                                + " the server while they run is not answered yet.");
            case "phone" ->
                Optional.of(
                        "The options that begin with `8021x_` are those that FreePBX writes of its 802.1X profiles.");
            default -> Optional.empty();
        };
    }

    private String row(OptionSpec<?> option) {
        var cells = new ArrayList<String>();
        cells.add("`" + option.name() + "`" + (option.repeatable() ? ", repeatable" : ""));
        cells.add(option.kind().expects());
        cells.add(option.defaultText());
        cells.add(option.becomes());
        cells.add(option.meaning() + (option.unverified() ? " *(unverified)*" : ""));
        cells.add(option.manual().gate().map(this::gate).orElse(""));
        cells.add(option.manual().source());
        return cells.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Who does not know a setting or a feature, and since when the others do. */
    private String gate(String what) {
        Collection<DeviceModel> all = models.all();
        String lack = all.stream()
                .filter(m -> m.lacks().contains(what))
                .map(DeviceModel::name)
                .collect(Collectors.joining(", "));
        var parts = new ArrayList<String>();
        if (!lack.isEmpty()) {
            parts.add("not " + lack);
        }
        versions(what, "from", DeviceModel::since).ifPresent(parts::add);
        versions(what, "before", DeviceModel::until).ifPresent(parts::add);
        return String.join("; ", parts);
    }

    private Optional<String> versions(
            String what, String word, Function<DeviceModel, Map<String, FirmwareVersion>> of) {
        String list = models.all().stream()
                .filter(m -> of.apply(m).containsKey(what) && !m.lacks().contains(what))
                .collect(Collectors.groupingBy(
                        m -> String.valueOf(of.apply(m).get(what)), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(e -> e.getValue().stream().map(DeviceModel::name).collect(Collectors.joining(", ")) + " " + word
                        + " " + e.getKey())
                .collect(Collectors.joining("; "));
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private void models(StringBuilder text) {
        text.append("""
                ## Phone models

                Of phone-models.conf in the program, which also says which source is followed where they disagree.

                | model | line keys | further pages | side keys | expansion | screen | logo | knows from firmware | lacks |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (DeviceModel m : models.all()) {
            DeviceModel.Keys keys = m.keys();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                    m.name(),
                    number(keys.line()),
                    number(keys.morePages()),
                    keys.side() == 0 ? "" : keys.side() + " on " + keys.sidePages() + " pages",
                    number(keys.expansion()),
                    m.screen().orElse(""),
                    m.logo().orElse(""),
                    new TreeMap<>(m.since())
                            .entrySet().stream()
                                    .map(e -> e.getKey() + " " + e.getValue())
                                    .collect(Collectors.joining(", ")),
                    m.lacks().stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    private static String number(int count) {
        return count == 0 ? "" : Integer.toString(count);
    }
}
