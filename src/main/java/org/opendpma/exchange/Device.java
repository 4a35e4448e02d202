package org.opendpma.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.SeenPhone;

/**
 * What a phone says of itself in a request.
 *
 * @param model as it wrote it; {@code unknown} when it did not
 */
record Device(MacAddress mac, String model, Optional<FirmwareVersion> firmware) {
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,31}");

    /** Empty when the request has no usable MAC address. */
    static Optional<Device> of(Ask ask) {
        return ask.parameter("mac")
                .flatMap(MacAddress::parse)
                .map(mac -> new Device(
                        mac,
                        ask.parameter("model")
                                .filter(m -> MODEL.matcher(m).matches())
                                .orElse("unknown"),
                        ask.parameter("firmware").flatMap(FirmwareVersion::parse)));
    }

    SeenPhone seen() {
        return new SeenPhone(model, firmware);
    }
}
