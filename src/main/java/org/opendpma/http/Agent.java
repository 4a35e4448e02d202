package org.opendpma.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.SeenPhone;

/**
 * What a phone says of itself in a User-Agent or in DHCP's option 60.
 *
 * @param seen model and firmware
 * @param mac its address, which newer phones append when they are told to
 */
public record Agent(SeenPhone seen, Optional<MacAddress> mac) {
    private static final int LONGEST = 256;

    /** {@code Digium D65 2_9_19}, {@code Sangoma P325 4_9_2 000fd3aabbcc}, {@code sangoma_P310_3_0_7}. */
    private static final Pattern FORM =
            Pattern.compile("(?i)(?<![A-Za-z0-9])(?:digium|sangoma)[ _/-]+(?<model>[A-Z]{1,3}\\d{2,4}[A-Z]?)"
                    + "(?:[ _/-]+(?<firmware>\\d+(?:[._][0-9A-Za-z]+)*))?(?<rest>.*)");

    private static final Pattern MAC =
            Pattern.compile("(?i)(?<![0-9A-F])(?:[0-9A-F]{12}|(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2})(?![0-9A-F])");

    /** Reads what it can; a model that is not said is {@code unknown}. */
    public static Agent parse(String text) {
        String agent = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher m = FORM.matcher(agent);
        if (!m.find()) {
            return new Agent(new SeenPhone("unknown", Optional.empty()), Optional.empty());
        }
        Matcher mac = MAC.matcher(m.group("rest"));
        return new Agent(
                new SeenPhone(
                        m.group("model"),
                        Optional.ofNullable(m.group("firmware")).flatMap(FirmwareVersion::parse)),
                mac.find() ? MacAddress.parse(mac.group()) : Optional.empty());
    }
}
