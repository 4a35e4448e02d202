package org.opendpma.site;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A firmware by the name of its file, which is the maker's: {@code 2_9_19_D65_firmware.eff}.
 *
 * @param name the file's name
 * @param model as a phone writes it; EXP100 is the expansion module
 * @param arrived when it was put where it lies; long ago when nobody knows
 */
public record FirmwareFile(String name, FirmwareVersion version, String model, Instant arrived) {
    private static final Pattern NAME =
            Pattern.compile("(?<version>\\d+(?:_[0-9A-Za-z]+)*)_(?<model>[A-Z]{1,4}\\d{2,4})_firmware\\.(?:eff|rom)");

    /** Empty when a file of that name is no firmware. */
    public static Optional<FirmwareFile> parse(String name) {
        Matcher m = NAME.matcher(name);
        return m.matches()
                ? FirmwareVersion.parse(m.group("version"))
                        .map(v -> new FirmwareFile(name, v, m.group("model"), Instant.EPOCH))
                : Optional.empty();
    }

    /** The same, of which is known when it was put there. */
    public FirmwareFile arrivedAt(Instant time) {
        return new FirmwareFile(name, version, model, time);
    }
}
