package org.opendpma.config;

import java.util.Optional;

/**
 * One option, declared in this one place: readers, error messages, settings, commands, samples and docs/options.md all
 * come from here.
 *
 * @param section the section type it stands in
 * @param name as administrators write it
 * @param kind what its value may be
 * @param repeatable whether several of them add up, in order; else the last one counts
 * @param setting the {@code <setting>} it becomes; empty when the program reasons about it
 * @param always sent as this setting even when it is left out
 * @param manual what the manual says of it
 */
public record OptionSpec<T>(
        String section,
        String name,
        Kind<T> kind,
        boolean repeatable,
        Optional<String> setting,
        Optional<String> always,
        OptionManual manual) {

    static <T> OptionSpec<T> option(String section, String name, Kind<T> kind) {
        return new OptionSpec<>(section, name, kind, false, Optional.empty(), Optional.empty(), OptionManual.EMPTY);
    }

    OptionSpec<T> means(String sentence) {
        return with(manual.meaning(sentence));
    }

    OptionSpec<T> defaultsTo(String text) {
        return with(manual.defaultText(text));
    }

    OptionSpec<T> repeated() {
        return new OptionSpec<>(section, name, kind, true, setting, always, manual);
    }

    /** It is handed to the phone as a plain setting, by models and firmware that know the setting. */
    OptionSpec<T> setting(String id) {
        return new OptionSpec<>(
                section,
                name,
                kind,
                repeatable,
                Optional.of(id),
                always,
                manual.becomes("setting " + id).gate(id));
    }

    /** The setting is sent with this value when the option is left out, because the phone's own default differs. */
    OptionSpec<T> sentAs(String value) {
        return new OptionSpec<>(section, name, kind, repeatable, setting, Optional.of(value), manual);
    }

    OptionSpec<T> becomes(String xml) {
        return with(manual.becomes(xml));
    }

    /** What a model must know for the option to reach it: a setting or a feature of phone-models.conf. */
    OptionSpec<T> needs(String settingOrFeature) {
        return with(manual.gate(settingOrFeature));
    }

    /** A value for the sample file. */
    OptionSpec<T> example(String value) {
        return with(manual.example(value));
    }

    /** The name, the meaning or the XML is known from secondary evidence only. */
    OptionSpec<T> isUnverified() {
        return with(manual.unverifiedFrom(manual.source()));
    }

    /** Where it is known from, when that is not the vendor's own manual. */
    OptionSpec<T> from(String source) {
        return with(manual.source(source));
    }

    /** The same option in another section type: the old place of a network's options was general. */
    OptionSpec<T> in(String otherSection) {
        return new OptionSpec<>(otherSection, name, kind, repeatable, setting, always, manual);
    }

    private OptionSpec<T> with(OptionManual other) {
        return new OptionSpec<>(section, name, kind, repeatable, setting, always, other);
    }

    public String defaultText() {
        return manual.defaultText();
    }

    public String becomes() {
        return manual.becomes();
    }

    public String meaning() {
        return manual.meaning();
    }

    public boolean unverified() {
        return manual.unverified();
    }
}
