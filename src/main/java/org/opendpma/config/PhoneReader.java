package org.opendpma.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.site.Alert;
import org.opendpma.site.Catalog;
import org.opendpma.site.Codec;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.PhoneFeatures;
import org.opendpma.site.Problems;
import org.opendpma.site.Ringtone;
import org.opendpma.site.Setting;

/** Makes a {@link Phone} of a section, its references resolved. */
final class PhoneReader {
    private final References references;
    private final Catalog catalog;
    private final Optional<Network> ofGeneral;
    private final ConfigDocumentReader documents;
    private final Problems problems;

    /** @param ofGeneral the network of phones that name none */
    PhoneReader(
            References references,
            Catalog catalog,
            Optional<Network> ofGeneral,
            ConfigDocumentReader documents,
            Problems problems) {
        this.references = references;
        this.catalog = catalog;
        this.ofGeneral = ofGeneral;
        this.documents = documents;
        this.problems = problems;
    }

    Phone read(SectionValues v) {
        List<Network> networks = networks(v);
        List<Line> lines = references.all(v, PhoneOptions.LINE, "line", catalog.lines());
        return new Phone(
                v.name(),
                v.get(PhoneOptions.FULL_NAME).orElse(v.name()),
                v.get(PhoneOptions.MAC),
                v.get(PhoneOptions.PIN),
                v.get(PhoneOptions.GROUP_PIN),
                networks,
                lines,
                references.all(v, PhoneOptions.EXTERNAL_LINE, "external_line", catalog.externalLines()),
                settings(v),
                permissions(v),
                features(v, lines),
                v.position());
    }

    private List<Network> networks(SectionValues v) {
        List<Network> named = references.all(v, PhoneOptions.NETWORK, "network", catalog.networks());
        return named.isEmpty() && v.all(PhoneOptions.NETWORK).isEmpty()
                ? ofGeneral.stream().toList()
                : named;
    }

    private List<Setting> settings(SectionValues v) {
        checkTone(v);
        var settings = new ArrayList<>(v.settings());
        settings.addAll(PhoneFiles.certificates(v));
        return settings;
    }

    /** A phone of tomorrow may bring tones that nobody knows today. */
    private void checkTone(SectionValues v) {
        v.find(PhoneSettings.ACTIVE_RINGTONE)
                .filter(t -> !catalog.ringtones().containsKey(t.value()) && !MediaReader.isBuiltIn(t.value()))
                .ifPresent(t -> problems.warn(
                        t.position(),
                        "[" + v.name() + "] active_ringtone: \"" + t.value()
                                + "\" is neither a built-in tone nor a section with type=ringtone"
                                + Suggestion.didYouMean(
                                        t.value(), catalog.ringtones().keySet())));
    }

    private PhoneFeatures features(SectionValues v, List<Line> lines) {
        List<Alert> alerts = references.all(v, PhoneOptions.ALERT, "alert", catalog.alerts());
        return new PhoneFeatures(
                PhoneFiles.contacts(v),
                references.all(v, PhoneOptions.APPLICATION, "application", catalog.applications()),
                ringtones(v, alerts),
                alerts,
                codecs(v),
                references.all(v, PhoneOptions.FIRMWARE, "firmware", catalog.firmwares()),
                references.all(v, PhoneOptions.MULTICASTPAGE, "multicastpage", catalog.multicastPages()),
                PhoneFiles.settings(v),
                v.all(PhoneOptions.SETTING).stream()
                        .map(s -> s.value().at(s.position()))
                        .toList(),
                documents.read(v, lines));
    }

    private static List<Codec> codecs(SectionValues v) {
        return v.find(PhoneOptions.CODECS)
                .map(list -> {
                    var origin = new Origin.InFile(PhoneOptions.CODECS.name(), list.position());
                    return list.value().stream()
                            .map(id -> new Codec(id, origin))
                            .toList();
                })
                .orElse(List.of());
    }

    /** A tone that an alert or the phone itself rings with must be loaded, whether ringtone= names it or not. */
    private List<Ringtone> ringtones(SectionValues v, List<Alert> alerts) {
        var tones = new ArrayList<>(references.all(v, PhoneOptions.RINGTONE, "ringtone", catalog.ringtones()));
        var needed = new ArrayList<Ringtone>();
        alerts.forEach(a -> a.ringtone().ifPresent(needed::add));
        v.get(PhoneSettings.ACTIVE_RINGTONE)
                .map(name -> catalog.ringtones().get(name))
                .ifPresent(needed::add);
        needed.stream().filter(t -> !tones.contains(t)).distinct().forEach(tones::add);
        return tones;
    }

    private static List<Setting> permissions(SectionValues v) {
        var permissions = new ArrayList<Setting>();
        permission(v, PhoneOptions.RECORD_OWN_CALLS, "record_own_calls").ifPresent(permissions::add);
        permission(v, PhoneOptions.SEND_TO_VM, "send_to_voicemail").ifPresent(permissions::add);
        return permissions;
    }

    private static Optional<Setting> permission(SectionValues v, OptionSpec<Boolean> option, String id) {
        return v.find(option)
                .map(f -> new Setting(id, f.value() ? "1" : "0", new Origin.InFile(option.name(), f.position())));
    }
}
