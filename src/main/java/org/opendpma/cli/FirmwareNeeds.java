package org.opendpma.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opendpma.config.ModelFile;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.FirmwareVersion;

/** Which firmware phones need to make something of what DHCP tells them. */
final class FirmwareNeeds {
    private final DeviceModels models = ModelFile.read();

    /** Sentences, each a line. */
    String of(String url) {
        var lines = new ArrayList<String>();
        if (url.startsWith("sip:")) {
            lines.add("Firmware: phones take a sip:proxy@ URL from option 66 " + since(Feature.SIP_BY_DHCP) + ".");
            if (url.endsWith(";transport=tls")) {
                lines.add("They speak SIP over TLS " + since(Feature.TLS) + ".");
            }
            lines.add(
                    "What they then say over SIP MESSAGE is their maker's closed format: phones with its firmware need an"
                            + " http:// or https:// URL instead.");
        } else if (url.startsWith("https:")) {
            lines.add("Firmware: phones check the certificate " + since(Feature.VERIFIES_HTTPS) + ".");
            lines.add(
                    "Out of its box a phone trusts public authorities only, so a private one must reach it first over http://"
                            + " (ca= in [general]).");
        } else {
            lines.add(
                    "Firmware: every firmware fetches by option 66. From 1_1_3 on it keeps the config_server_url that it"
                            + " finds in the file.");
        }
        return String.join("\n", lines);
    }

    /** {@code from 2_3_0 on (D60, D65), always (P310), never (D40)}. */
    private String since(String feature) {
        var byVersion = new TreeMap<FirmwareVersion, List<String>>();
        for (DeviceModel model : models.all()) {
            model.firstWith(feature)
                    .ifPresent(v ->
                            byVersion.computeIfAbsent(v, n -> new ArrayList<>()).add(model.name()));
        }
        var parts = new ArrayList<String>();
        byVersion.forEach((version, names) -> parts.add(
                (version.equals(FirmwareVersion.FIRST) ? "always" : "from " + version + " on") + listed(names)));
        List<String> never = models.all().stream()
                .filter(m -> m.firstWith(feature).isEmpty())
                .map(DeviceModel::name)
                .toList();
        if (!never.isEmpty()) {
            parts.add("never" + listed(never));
        }
        return String.join(", ", parts);
    }

    private static String listed(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", " (", ")"));
    }
}
