package org.opendpma.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every section of res_digium_phone.conf but phones, by type and name, whether a phone uses it or not. */
public record Catalog(
        Map<String, Network> networks,
        Map<String, Line> lines,
        Map<String, ExternalLine> externalLines,
        Map<String, Application> applications,
        Map<String, Ringtone> ringtones,
        Map<String, Alert> alerts,
        Map<String, Firmware> firmwares,
        Map<String, Translation> translations,
        Map<String, MulticastPage> multicastPages) {
    public static final Catalog EMPTY =
            new Catalog(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Catalog {
        networks = ordered(networks);
        lines = ordered(lines);
        externalLines = ordered(externalLines);
        applications = ordered(applications);
        ringtones = ordered(ringtones);
        alerts = ordered(alerts);
        firmwares = ordered(firmwares);
        translations = ordered(translations);
        multicastPages = ordered(multicastPages);
    }

    private static <T> Map<String, T> ordered(Map<String, T> sections) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }
}
