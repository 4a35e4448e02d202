package org.opendpma.config;

import java.util.Optional;

/**
 * What the manual says of an option.
 *
 * @param meaning one or more sentences
 * @param defaultText what holds when it is left out, in words or as a value
 * @param becomes what it becomes in the phone's XML, in words
 * @param gate the setting or feature that a phone model must know for it
 * @param example a value for the sample file
 * @param source where it is known from
 * @param unverified whether the name, the meaning or the XML is known from secondary evidence only
 */
public record OptionManual(
        String meaning,
        String defaultText,
        String becomes,
        Optional<String> gate,
        Optional<String> example,
        String source,
        boolean unverified) {

    /** The vendor's own manual of its phone module. */
    public static final String VENDOR = "the vendor's DPMA manual";
    /** Written by the FreePBX module for these phones, with its help texts. */
    public static final String FREEPBX = "FreePBX's digium_phones";
    /** A configuration that a developer of DPMA published. */
    public static final String LAB = "a published configuration of a DPMA developer";
    /** A program that writes DPMA's file, after the vendor's list of options. */
    public static final String ASTCONF = "scjalliance/astconf";
    /** The vendor's page on the subject. */
    public static final String OPENVPN_PAGE = "the vendor's page on OpenVPN";

    public static final String PNAC_PAGE = "the vendor's page on 802.1X";
    /** Not in DPMA. */
    public static final String OWN = "OpenDPMA's own";

    static final OptionManual EMPTY = new OptionManual("", "", "", Optional.empty(), Optional.empty(), VENDOR, false);

    OptionManual meaning(String sentence) {
        return new OptionManual(sentence, defaultText, becomes, gate, example, source, unverified);
    }

    OptionManual defaultText(String text) {
        return new OptionManual(meaning, text, becomes, gate, example, source, unverified);
    }

    OptionManual becomes(String xml) {
        return new OptionManual(meaning, defaultText, xml, gate, example, source, unverified);
    }

    OptionManual gate(String settingOrFeature) {
        return new OptionManual(
                meaning, defaultText, becomes, Optional.of(settingOrFeature), example, source, unverified);
    }

    OptionManual example(String value) {
        return new OptionManual(meaning, defaultText, becomes, gate, Optional.of(value), source, unverified);
    }

    OptionManual source(String text) {
        return new OptionManual(meaning, defaultText, becomes, gate, example, text, unverified);
    }

    OptionManual unverifiedFrom(String text) {
        return new OptionManual(meaning, defaultText, becomes, gate, example, text, true);
    }
}
