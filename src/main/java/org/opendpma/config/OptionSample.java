package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the sample of res_digium_phone.conf of the tables that everything else reads: every option, with what it means. */
public final class OptionSample {
    private static final int WIDTH = 118;
    private static final String RULE = "; " + "=".repeat(112) + "\n";

    private static final String HEAD = """
            ; /etc/asterisk/res_digium_phone.conf: what phones get. A file that was written for DPMA, by hand or by FreePBX, is used
            ; as it is.
            ;
            ; The dialect is Asterisk's: templates, includes and all. A line that begins with ";name = value" is an option that is
            ; switched off: remove the semicolon to use it. "Default:" is what holds when an option is left out. "(unverified)"
            ; stands where public documents leave open what exactly the option does. After a change: "opendpma check", then
            ; "opendpma reload". This file is made of the program's own table of options; docs/options.md says more of each.
            """;

    /** What is switched on: with it a phone that is added by its MAC address works. */
    private static final Map<String, String> ON =
            Map.of("general config_auth", "mac", "network alias", "Office", "network cidr", "0.0.0.0/0");

    private static final Map<String, String> ABOUT = Map.of(
            "network",
                    "A network: where phones register, and how. A phone uses the first of its networks that holds its address.",
            "line",
                    "A line. The section's name is that of the PJSIP endpoint; its password, caller id, mailbox and media encryption"
                            + " are Asterisk's.",
            "external_line", "A line at another SIP server.",
            "phone", "A phone: one profile, which one phone takes. It may have the name of a line.",
            "application", "Applications of the phone. What a custom one has besides is handed to it as it is.",
            "ringtone", "A tone that phones load.",
            "alert", "How phones ring for calls with a certain Alert-Info.",
            "firmware", "The firmware of one model.",
            "translation", "Words as an application shows them: what Asterisk says, and what the phone shows.",
            "multicastpage", "A multicast address that phones play.");

    private static final Map<String, String> NAMES = Map.of(
            "network", "office",
            "line", "1001",
            "external_line", "trunk",
            "phone", "ada",
            "ringtone", "bell",
            "alert", "door",
            "firmware", "d65",
            "translation", "folders-de",
            "multicastpage", "all-rooms");

    /** The sections of one type, of which each shows the options of one application. */
    private static final Map<String, String> APPLICATIONS = applications();

    private final StringBuilder text = new StringBuilder(HEAD);

    /** etc-asterisk/res_digium_phone.conf.sample. */
    public static String text() {
        var sample = new OptionSample();
        sample.section("general", "[general]", options("general"));
        OptionTable.types().forEach(sample::type);
        return sample.text.toString();
    }

    private static Map<String, String> applications() {
        var names = new LinkedHashMap<String, String>();
        names.put("voicemail", "voicemail");
        names.put("parking", "parking");
        names.put("queue", "sales");
        names.put("status", "away");
        names.put("custom", "agenda");
        return names;
    }

    private static List<OptionSpec<?>> options(String type) {
        return OptionTable.of(type).orElseThrow().options();
    }

    private void type(String type) {
        text.append("\n\n").append(RULE);
        wrap(ABOUT.getOrDefault(type, type));
        if (type.equals("application")) {
            APPLICATIONS.forEach(this::application);
            return;
        }
        boolean on = type.equals("network");
        section(
                type,
                (on ? "" : ";") + "[" + NAMES.get(type) + "]\n" + (on ? "" : ";") + "type = " + type,
                options(type));
        if (type.equals("translation")) {
            text.append(";INBOX = Eingang\n;Family = Familie\n");
        }
    }

    private void application(String kind, String name) {
        var options = new ArrayList<OptionSpec<?>>();
        for (OptionSpec<?> option : options("application")) {
            String whose = option.meaning().toLowerCase(Locale.ROOT);
            boolean shared = APPLICATIONS.keySet().stream().noneMatch(k -> whose.startsWith(k + ":"));
            boolean first = kind.equals("voicemail") && shared && !option.name().equals("application");
            if (whose.startsWith(kind + ":") || first) {
                options.add(option);
            }
        }
        String head = ";[" + name + "]\n;type = application\n;application = " + kind;
        section("application", head, options);
    }

    private void section(String type, String head, List<OptionSpec<?>> options) {
        text.append('\n').append(head).append('\n');
        for (OptionSpec<?> option : options) {
            String key = type + " " + option.name();
            text.append('\n');
            wrap(comment(option));
            text.append(ON.containsKey(key) ? "" : ";")
                    .append(option.name())
                    .append(" = ")
                    .append(ON.getOrDefault(key, example(option)))
                    .append('\n');
        }
    }

    private static String comment(OptionSpec<?> option) {
        boolean old = NetworkOptions.LEGACY.contains(option) || WebOptions.OF_GENERAL.contains(option);
        String meaning = old ? "As in a network, for those that do not say otherwise." : option.meaning();
        String takes = option.kind().expects();
        boolean choice = takes.contains(", ") && !takes.contains(" such as ") && takes.length() < 70;
        return meaning
                + (choice ? " Takes " + takes + "." : "")
                + (option.repeatable() ? " May be repeated." : "")
                + (option.defaultText().isEmpty() || old ? "" : " Default: " + option.defaultText())
                + (option.unverified() ? " (unverified)" : "");
    }

    /** A value that the option takes: the manual's, else the default, else the least surprising one. */
    static String example(OptionSpec<?> option) {
        boolean anything = option.kind().read("no value of any kind").isPresent();
        String first = option.defaultText().replaceFirst(",.*", "");
        return option.manual()
                .example()
                .or(() -> Stream.of(first, "yes", "10", "1")
                        .filter(e -> option.kind().read(e).isPresent())
                        .filter(e -> !e.isEmpty() && (!anything || !e.contains(" ")))
                        .findFirst())
                .orElseThrow(() ->
                        new IllegalStateException("[" + option.section() + "] " + option.name() + " has no example"));
    }

    private void wrap(String sentence) {
        var line = new StringBuilder(";");
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(";");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }
}
