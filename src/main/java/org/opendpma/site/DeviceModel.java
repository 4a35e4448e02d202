package org.opendpma.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a phone model can do, as far as its configuration depends on it.
 *
 * @param name as the phone and the administrator write it: D65, P325
 * @param keys its keys
 * @param screen its screen in words; empty when it has none that matters, or nothing is published
 * @param logo the size of an idle-screen logo, {@code 150x45}; empty when nothing is published
 * @param since the first firmware that knows a setting or a {@linkplain Feature feature}, by its name; what is not in it
 *     was always known
 * @param until the first firmware that knows it no more
 * @param lacks the settings and features it never knows
 */
public record DeviceModel(
        String name,
        Keys keys,
        Optional<String> screen,
        Optional<String> logo,
        Map<String, FirmwareVersion> since,
        Map<String, FirmwareVersion> until,
        Set<String> lacks) {

    /**
     * The keys beside the screen.
     *
     * @param line line keys, which can also hold contacts
     * @param side keys for contacts alone
     * @param sidePages pages of them
     * @param morePages further pages of the line keys
     * @param first the first index that a contact may have, when it is not the one after the accounts
     * @param expansion keys of one expansion module; 0 when none fits
     */
    public record Keys(int line, int side, int sidePages, int morePages, int first, int expansion) {}

    /** What is asked of a model besides settings. */
    public static final class Feature {
        /** SIP over TLS and SDES SRTP. */
        public static final String TLS = "tls";
        /** The SIP server's certificate is checked. */
        public static final String VERIFIES = "tls_verification";
        /** The setting that lets a wildcard certificate pass. */
        public static final String WILDCARD = "tls_allow_wildcard_certs";

        /** The HTTPS server's certificate is checked. */
        public static final String VERIFIES_HTTPS = "https_verification";
        /** DHCP's option 66 may hold sip:proxy@... */
        public static final String SIP_BY_DHCP = "option66_sip";

        public static final String OPENVPN = "openvpn";
        public static final String SMART_BLF = "smart_blf";
        public static final String CUSTOM_APPS = "custom_apps";
        public static final String MULTICAST = "multicastpage";

        private Feature() {}
    }

    public DeviceModel {
        since = Map.copyOf(since);
        until = Map.copyOf(until);
        lacks = Set.copyOf(lacks);
    }

    /** Whether this model, at this firmware, knows a setting or a feature; an unknown firmware is taken for a current one. */
    public boolean knows(String what, Optional<FirmwareVersion> firmware) {
        return whyNot(what, firmware).isEmpty();
    }

    /** Why it does not know a setting or a feature, as a sentence without its end; empty when it does. */
    public Optional<String> whyNot(String what, Optional<FirmwareVersion> firmware) {
        if (lacks.contains(what)) {
            return Optional.of("a " + name + " does not know it");
        }
        FirmwareVersion first = since.get(what);
        FirmwareVersion end = until.get(what);
        return firmware.filter(f -> first != null && !f.isAtLeast(first))
                .map(f -> "a " + name + " knows it from firmware " + first + ", this one runs " + f)
                .or(() -> firmware.filter(f -> end != null && f.isAtLeast(end))
                        .map(f -> "a " + name + " knows it before firmware " + end + " only, this one runs " + f));
    }

    /** Whether this model, at this firmware, speaks SIP over TLS; an unknown firmware is taken for a current one. */
    public boolean speaksTls(Optional<FirmwareVersion> firmware) {
        return knows(Feature.TLS, firmware);
    }

    /** The first firmware that knows a setting or a feature; empty when none does. */
    public Optional<FirmwareVersion> firstWith(String what) {
        return lacks.contains(what) ? Optional.empty() : Optional.of(since.getOrDefault(what, FirmwareVersion.FIRST));
    }
}
