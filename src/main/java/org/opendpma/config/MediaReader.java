package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Option;
import org.opendpma.site.Alert;
import org.opendpma.site.Firmware;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.MulticastPage;
import org.opendpma.site.Origin;
import org.opendpma.site.Problems;
import org.opendpma.site.Ringtone;
import org.opendpma.site.Translation;

/** Makes ringtones, alerts, firmwares, translations and multicast pages of their sections. */
final class MediaReader {
    private final Problems problems;

    MediaReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty, with an error, when it names no file. */
    Optional<Ringtone> ringtone(SectionValues v) {
        return required(v, MediaOptions.RINGTONE_FILENAME)
                .map(f -> new Ringtone(
                        v.name(),
                        v.get(MediaOptions.RINGTONE_ALIAS).orElse(v.name()),
                        file(MediaOptions.RINGTONE_FILENAME, f),
                        v.position()));
    }

    /** @param ringtones by section name */
    Alert alert(SectionValues v, Map<String, Ringtone> ringtones) {
        Optional<SectionValues.Value<String>> tone = v.find(MediaOptions.ALERT_RINGTONE);
        Optional<Ringtone> ringtone = tone.map(t -> ringtones.get(t.value()));
        tone.filter(t -> ringtone.isEmpty() && !isBuiltIn(t.value()))
                .ifPresent(t -> unknownTone(v, t, ringtones, MediaOptions.ALERT_RINGTONE));
        return new Alert(
                v.name(),
                v.get(MediaOptions.ALERT_INFO).orElse(v.name()),
                v.get(MediaOptions.RING_TYPE).orElse("normal"),
                tone.map(SectionValues.Value::value).map(MediaReader::asBuiltIn),
                ringtone,
                v.position());
    }

    void unknownTone(
            SectionValues v,
            SectionValues.Value<String> tone,
            Map<String, Ringtone> ringtones,
            OptionSpec<String> option) {
        var names = new ArrayList<>(MediaOptions.BUILT_IN);
        names.addAll(ringtones.keySet());
        problems.error(
                tone.position(),
                "[" + v.name() + "] " + option.name() + ": \"" + tone.value()
                        + "\" is neither a built-in tone nor a section with type=ringtone; write one of "
                        + String.join(", ", MediaOptions.BUILT_IN) + Suggestion.didYouMean(tone.value(), names));
    }

    static boolean isBuiltIn(String tone) {
        return MediaOptions.BUILT_IN.stream().anyMatch(tone::equalsIgnoreCase);
    }

    /** Built-in tones are written as the phone writes them. */
    private static String asBuiltIn(String tone) {
        return MediaOptions.BUILT_IN.stream()
                .filter(tone::equalsIgnoreCase)
                .findFirst()
                .orElse(tone);
    }

    /** Empty, with an error, when it names no model or no version. */
    Optional<Firmware> firmware(SectionValues v) {
        Optional<SectionValues.Value<String>> model = required(v, MediaOptions.MODEL);
        Optional<SectionValues.Value<String>> version = required(v, MediaOptions.VERSION);
        return model.flatMap(m -> version.map(n -> new Firmware(
                v.name(),
                m.value(),
                n.value(),
                v.find(MediaOptions.FILE).map(f -> file(MediaOptions.FILE, f)),
                v.get(MediaOptions.PUBLIC_FIRMWARE).orElse(false),
                v.position())));
    }

    Translation translation(SectionValues v) {
        var words = new LinkedHashMap<String, String>();
        for (Option option : v.others()) {
            if (Kinds.isXmlText(option.name()) && Kinds.isXmlText(option.value())) {
                words.put(option.name(), option.value());
            } else {
                problems.error(
                        option.position(),
                        "[" + v.name() + "] " + Kind.printable(option.name())
                                + ": no phone can be given control characters; remove them");
            }
        }
        return new Translation(v.name(), words, v.position());
    }

    /** Empty, with an error, when it names no address or no port. */
    Optional<MulticastPage> multicastPage(SectionValues v) {
        Optional<SectionValues.Value<String>> address = required(v, MediaOptions.PAGE_ADDRESS);
        Optional<SectionValues.Value<Integer>> port = required(v, MediaOptions.PAGE_PORT);
        return address.flatMap(a -> port.map(p -> new MulticastPage(
                v.name(),
                v.get(MediaOptions.PAGE_ALIAS).orElse(v.name()),
                a.value(),
                p.value(),
                v.get(MediaOptions.PAGE_PRIORITY),
                v.get(MediaOptions.PAGE_INTERRUPT),
                v.get(MediaOptions.PAGE_CODEC),
                v.position())));
    }

    /** An option without which the section means nothing. A wrong value has been told already. */
    private <T> Optional<SectionValues.Value<T>> required(SectionValues v, OptionSpec<T> option) {
        Optional<SectionValues.Value<T>> value = v.find(option);
        if (value.isEmpty() && !v.wasWritten(option)) {
            problems.error(
                    v.position(),
                    "[" + v.name() + "] type=" + option.section() + " has no " + option.name() + "; write "
                            + option.name() + "= and " + option.kind().expects());
        }
        return value;
    }

    private static LinkedFile file(OptionSpec<String> option, SectionValues.Value<String> value) {
        return new LinkedFile(value.value(), new Origin.InFile(option.name(), value.position()));
    }
}
