package org.opendpma.site;

import java.util.Optional;
import java.util.Set;

/**
 * What a phone model can do, as far as its configuration depends on it.
 *
 * @param name as the phone and the administrator write it: D65, P325
 * @param tlsSince the first firmware that speaks SIP over TLS and SDES SRTP; empty when none does
 * @param verifiesCertificatesSince the first firmware that checks the SIP server's certificate
 * @param wildcardSettingSince the first firmware with the setting tls_allow_wildcard_certs
 * @param lacks the settings it does not know, by their id
 */
public record DeviceModel(
        String name,
        Optional<FirmwareVersion> tlsSince,
        Optional<FirmwareVersion> verifiesCertificatesSince,
        Optional<FirmwareVersion> wildcardSettingSince,
        Set<String> lacks) {

    public DeviceModel {
        lacks = Set.copyOf(lacks);
    }

    /** Whether this model, at this firmware, speaks SIP over TLS; an unknown firmware is taken for a current one. */
    public boolean speaksTls(Optional<FirmwareVersion> firmware) {
        return tlsSince.map(since -> firmware.map(f -> f.isAtLeast(since)).orElse(true))
                .orElse(false);
    }
}
