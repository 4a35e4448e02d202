package org.opendpma.site;

import java.util.List;
import java.util.Optional;

/**
 * The contacts and the BLF sheet of a phone.
 *
 * @param files contacts files
 * @param displayRules which actions of a contact are shown when
 * @param group the group that is subscribed to and stands on the keys
 * @param blfItems the BLF sheet
 */
public record PhoneContacts(
        List<LinkedFile> files,
        Optional<LinkedFile> displayRules,
        Optional<String> group,
        Optional<LinkedFile> blfItems) {
    public static final PhoneContacts NONE =
            new PhoneContacts(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public PhoneContacts {
        files = List.copyOf(files);
    }
}
