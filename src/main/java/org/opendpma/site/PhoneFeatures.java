package org.opendpma.site;

import java.util.List;
import java.util.Optional;

/**
 * What a phone has besides its lines and its plain settings.
 *
 * @param codecs the most wanted first; empty: the phone's own choice
 * @param firmwares one for each model
 * @param files settings that name a file
 * @param raw settings that the administrator wrote himself; they stand over derived ones
 * @param document a whole configuration instead of everything else
 */
public record PhoneFeatures(
        PhoneContacts contacts,
        List<Application> applications,
        List<Ringtone> ringtones,
        List<Alert> alerts,
        List<Codec> codecs,
        List<Firmware> firmwares,
        List<MulticastPage> multicastPages,
        List<FileSetting> files,
        List<Setting> raw,
        Optional<ConfigDocument> document) {
    public static final PhoneFeatures NONE = new PhoneFeatures(
            PhoneContacts.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    public PhoneFeatures {
        applications = List.copyOf(applications);
        ringtones = List.copyOf(ringtones);
        alerts = List.copyOf(alerts);
        codecs = List.copyOf(codecs);
        firmwares = List.copyOf(firmwares);
        multicastPages = List.copyOf(multicastPages);
        files = List.copyOf(files);
        raw = List.copyOf(raw);
    }
}
