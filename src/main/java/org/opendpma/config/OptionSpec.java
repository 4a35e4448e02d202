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
 * @param defaultText what holds when it is left out, in words or as a value
 * @param setting the {@code <setting>} it becomes; empty when the program reasons about it
 * @param always sent as this setting even when it is left out
 * @param becomes what it becomes in the phone's XML, in words
 * @param meaning one sentence for the manual
 * @param unverified whether the name or the meaning is known from secondary evidence only
 */
public record OptionSpec<T>(
        String section,
        String name,
        Kind<T> kind,
        boolean repeatable,
        String defaultText,
        Optional<String> setting,
        Optional<String> always,
        String becomes,
        String meaning,
        boolean unverified) {

    static <T> OptionSpec<T> option(String section, String name, Kind<T> kind) {
        return new OptionSpec<>(section, name, kind, false, "", Optional.empty(), Optional.empty(), "", "", false);
    }

    OptionSpec<T> means(String sentence) {
        return new OptionSpec<>(
                section, name, kind, repeatable, defaultText, setting, always, becomes, sentence, unverified);
    }

    OptionSpec<T> defaultsTo(String text) {
        return new OptionSpec<>(section, name, kind, repeatable, text, setting, always, becomes, meaning, unverified);
    }

    OptionSpec<T> repeated() {
        return new OptionSpec<>(section, name, kind, true, defaultText, setting, always, becomes, meaning, unverified);
    }

    /** It is handed to the phone as a plain setting. */
    OptionSpec<T> setting(String id) {
        return new OptionSpec<>(
                section,
                name,
                kind,
                repeatable,
                defaultText,
                Optional.of(id),
                always,
                "setting " + id,
                meaning,
                unverified);
    }

    /** The setting is sent with this value when the option is left out, because the phone's own default differs. */
    OptionSpec<T> sentAs(String value) {
        return new OptionSpec<>(
                section,
                name,
                kind,
                repeatable,
                defaultText,
                setting,
                Optional.of(value),
                becomes,
                meaning,
                unverified);
    }

    OptionSpec<T> becomes(String xml) {
        return new OptionSpec<>(
                section, name, kind, repeatable, defaultText, setting, always, xml, meaning, unverified);
    }

    OptionSpec<T> isUnverified() {
        return new OptionSpec<>(section, name, kind, repeatable, defaultText, setting, always, becomes, meaning, true);
    }
}
