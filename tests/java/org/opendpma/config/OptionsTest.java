package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendpma.Golden;

/** Pins every option, so that none changes unnoticed: administrators' files and scripts depend on them. */
class OptionsTest {
    @Test
    void everyOptionOfThePhoneModulesFile() throws IOException {
        var lines = new ArrayList<String>();
        describe(lines, OptionTable.of("general").orElseThrow());
        OptionTable.types().forEach(type -> describe(lines, OptionTable.of(type).orElseThrow()));
        Golden.check("options/res_digium_phone.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void everyOptionOfTheDaemonsFile() throws IOException {
        var lines = new ArrayList<String>();
        DaemonOptions.TABLES.values().forEach(table -> describe(lines, table));
        Golden.check("options/opendpma.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void theTypesOfSections() {
        assertEquals(
                List.of(
                        "network",
                        "phone",
                        "line",
                        "external_line",
                        "application",
                        "ringtone",
                        "alert",
                        "firmware",
                        "translation",
                        "multicastpage"),
                OptionTable.types());
        assertEquals(Optional.empty(), OptionTable.of("pnac"));
    }

    @Test
    void theManualIsMadeOfTheTable() throws IOException {
        Golden.checkFile("docs/options.md", new OptionBook(ModelFile.read()).manual());
        Golden.checkFile("etc-asterisk/res_digium_phone.conf.sample", OptionSample.text());
    }

    @Test
    void everyOptionSaysWhatItIsFor() {
        for (OptionSpec<?> option : all()) {
            String what = option.section() + " " + option.name();
            assertTrue(option.meaning().endsWith("."), what);
            assertFalse(option.kind().expects().isEmpty(), what);
        }
    }

    @Test
    void noOptionIsDeclaredTwice() {
        var names = new TreeSet<String>();
        all().forEach(o -> assertTrue(names.add(o.section() + " " + o.name()), o.name()));
    }

    private static List<OptionSpec<?>> all() {
        var all = new ArrayList<OptionSpec<?>>(
                OptionTable.of("general").orElseThrow().options());
        OptionTable.types()
                .forEach(t -> all.addAll(OptionTable.of(t).orElseThrow().options()));
        DaemonOptions.TABLES.values().forEach(t -> all.addAll(t.options()));
        return all;
    }

    private static void describe(List<String> lines, OptionTable table) {
        for (OptionSpec<?> option : table.options()) {
            lines.add("[" + option.section() + "] " + option.name() + attributes(option));
            lines.add("    " + option.meaning());
            add(lines, "takes  ", option.kind().expects());
            add(lines, "default", option.defaultText());
            add(lines, "becomes", option.becomes());
            add(lines, "sent as", option.always().orElse(""));
        }
    }

    private static void add(List<String> lines, String what, String text) {
        if (!text.isEmpty()) {
            lines.add("    " + what + "  " + text);
        }
    }

    private static String attributes(OptionSpec<?> option) {
        return (option.repeatable() ? ", repeatable" : "")
                + (option.kind().secret() ? ", secret" : "")
                + (option.unverified() ? ", unverified" : "");
    }
}
