package org.opendpma.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.Problems;
import org.opendpma.site.Setting;

/** Makes a {@link Phone} of a section, its references resolved. */
final class PhoneReader {
    private final PhoneFile file;
    private final Map<String, Network> networks;
    private final Map<String, Line> lines;
    private final Map<String, ExternalLine> externalLines;
    private final Problems problems;

    PhoneReader(
            PhoneFile file,
            Map<String, Network> networks,
            Map<String, Line> lines,
            Map<String, ExternalLine> externalLines,
            Problems problems) {
        this.file = file;
        this.networks = networks;
        this.lines = lines;
        this.externalLines = externalLines;
        this.problems = problems;
    }

    Phone read(SectionValues v) {
        return new Phone(
                v.name(),
                v.get(PhoneOptions.FULL_NAME).orElse(v.name()),
                v.get(PhoneOptions.MAC),
                v.get(PhoneOptions.PIN),
                v.get(PhoneOptions.GROUP_PIN),
                resolve(v, PhoneOptions.NETWORK, "network", networks),
                resolve(v, PhoneOptions.LINE, "line", lines),
                resolve(v, PhoneOptions.EXTERNAL_LINE, "external_line", externalLines),
                v.settings(),
                permissions(v),
                v.position());
    }

    private <T> List<T> resolve(SectionValues v, OptionSpec<String> option, String type, Map<String, T> sections) {
        var found = new ArrayList<T>();
        for (SectionValues.Value<String> reference : v.all(option)) {
            T section = sections.get(reference.value());
            if (section != null) {
                found.add(section);
            } else if (file.find(type, reference.value()).isEmpty()) {
                missing(v, option, type, reference);
            }
        }
        return found;
    }

    private void missing(
            SectionValues v, OptionSpec<String> option, String type, SectionValues.Value<String> reference) {
        problems.error(
                reference.position(),
                "[" + v.name() + "] " + option.name() + ": there is no section [" + reference.value() + "] with type="
                        + type + Suggestion.didYouMean(reference.value(), file.names(type)));
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
