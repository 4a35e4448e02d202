package org.opendpma.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendpma.site.MacAddress;

/** What a path asks for. Names of configurations are read letter by letter: nothing in them is ever decoded. */
sealed interface WebPath {
    /** The secret before it, if there was anything. */
    Optional<String> key();

    /** {@code /000fd3aabbcc.cfg}, in small or capital letters. */
    record Config(Optional<String> key, MacAddress mac) implements WebPath {}

    /** {@code /000000000000.cfg}. */
    record Common(Optional<String> key) implements WebPath {}

    /** {@code /000fd3aabbcc-contacts.xml}: what contacts=auto makes. */
    record Contacts(Optional<String> key, MacAddress mac) implements WebPath {}

    /**
     * {@code /000fd3aabbcc-blf-D65.xml}: what it makes for a phone of a model.
     *
     * @param model as the configuration wrote it; not checked yet
     */
    record BlfItems(Optional<String> key, MacAddress mac, Optional<String> model) implements WebPath {}

    /**
     * {@code /files/contacts.xml}.
     *
     * @param name decoded once; not checked yet
     */
    record File(Optional<String> key, String name) implements WebPath {}

    /** {@code /firmware/2_9_19_D65_firmware.eff}. */
    record Firmware(Optional<String> key, String name) implements WebPath {}

    /** Nothing that there is. */
    record Nowhere(Optional<String> key) implements WebPath {}

    /**
     * Reads a path as it came.
     *
     * @param raw with its percent signs, without the query
     */
    static WebPath parse(String raw) {
        if (Forms.isConfig(raw)) {
            return named(Optional.empty(), raw.substring(1, 1 + Forms.MAC_DIGITS));
        }
        Matcher m = Forms.PATH.matcher(raw);
        if (raw.length() > Forms.LONGEST || !m.matches()) {
            return new Nowhere(Optional.empty());
        }
        Optional<String> key = Optional.ofNullable(m.group("key"));
        String mac = m.group("mac");
        if (mac != null) {
            return m.group("cfg") == null ? made(key, mac, m) : named(key, mac);
        }
        Optional<String> name = decode(m.group("name"));
        if (name.isEmpty()) {
            return new Nowhere(key);
        }
        return m.group("kind").equals("files") ? new File(key, name.get()) : new Firmware(key, name.get());
    }

    private static WebPath made(Optional<String> key, String mac, Matcher m) {
        var phone = new MacAddress(mac.toLowerCase(Locale.ROOT));
        return m.group("blf") == null
                ? new Contacts(key, phone)
                : new BlfItems(key, phone, Optional.ofNullable(m.group("model")));
    }

    private static WebPath named(Optional<String> key, String mac) {
        return mac.equals("000000000000")
                ? new Common(key)
                : new Config(key, new MacAddress(mac.toLowerCase(Locale.ROOT)));
    }

    /** Decodes percent signs once; empty when that is no UTF-8. */
    private static Optional<String> decode(String raw) {
        var octets = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (i + 3 > raw.length()
                        || !Forms.ESCAPE.matcher(raw).region(i, i + 3).matches()) {
                    return Optional.empty();
                }
                octets.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                octets.put((byte) c);
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** The forms that there are. */
    final class Forms {
        static final int LONGEST = 1_024;
        static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
        static final Pattern PATH = Pattern.compile(
                "/(?:(?!files/|firmware/)(?<key>[A-Za-z0-9_-]{1,128})/)?"
                        + "(?:(?<mac>[0-9A-Fa-f]{12})"
                        + "(?:(?<cfg>\\.cfg)|-contacts\\.xml|(?<blf>-blf)(?:-(?<model>[A-Za-z0-9]{1,20}))?\\.xml)|(?<kind>files|firmware)/(?<name>[\\x21-\\x7e]+))");

        static final int MAC_DIGITS = 12;
        private static final String CFG = ".cfg";

        private Forms() {}

        /** What nearly every phone asks for, found without a pattern: {@code /000fd3aabbcc.cfg}. */
        static boolean isConfig(String raw) {
            boolean fits = raw.length() == 1 + MAC_DIGITS + CFG.length() && raw.charAt(0) == '/' && raw.endsWith(CFG);
            for (int i = 1; fits && i <= MAC_DIGITS; i++) {
                fits = HexFormat.isHexDigit(raw.charAt(i));
            }
            return fits;
        }
    }
}
