package org.opendpma.exchange;

import java.time.Instant;
import java.util.Optional;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;

/**
 * A phone that has taken a profile.
 *
 * @param phone the profile's section name
 * @param address where the phone was when it last asked
 * @param transport what it last asked over, as {@code udp} or {@code https}
 * @param since when it took the profile
 * @param lastAsked when it last got its configuration
 * @param given what it got then; empty when nobody remembers
 */
public record Session(
        MacAddress mac,
        String phone,
        String model,
        Optional<FirmwareVersion> firmware,
        String address,
        String transport,
        Instant since,
        Instant lastAsked,
        Optional<Given> given) {

    /**
     * A configuration that was given.
     *
     * @param digest of its bytes, as {@link Fingerprint} makes it
     * @param size in bytes
     * @param server the address of ours that the phone had asked, without brackets
     * @param web the door that the phone named, when it came over HTTP: its configuration names that one again
     */
    public record Given(String digest, int size, String server, Optional<WebAuthority> web) {
        /** Over SIP. */
        public Given(String digest, int size, String server) {
            this(digest, size, server, Optional.empty());
        }
    }

    Session since(Instant began) {
        return new Session(mac, phone, model, firmware, address, transport, began, lastAsked, given);
    }
}
