package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.FileSetting;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Origin;
import org.opendpma.site.PhoneContacts;
import org.opendpma.site.Setting;

/** The options of {@code type=phone} that name files the phone fetches. */
final class PhoneFiles {
    private static final String S = "phone";

    private PhoneFiles() {}

    static final OptionSpec<String> CONTACT = option(S, "contact", Kinds.FILE_OR_URL)
            .becomes("contacts url, md5")
            .repeated()
            .example("staff.xml")
            .means("A contacts file.");

    static final OptionSpec<String> CONTACTS_DISPLAY_RULES = option(S, "contacts_display_rules", Kinds.FILE_OR_URL)
            .becomes("appconfig contacts, setting display_rules")
            .from(OptionManual.ASTCONF)
            .example("rules.xml")
            .means("A file that says which actions of a contact are shown when.")
            .isUnverified();

    static final OptionSpec<String> BLF_ITEMS = option(S, "blf_items", Kinds.FILE_OR_URL)
            .becomes("blf_items url, md5")
            .needs(Feature.SMART_BLF)
            .example("anna-blf.xml")
            .means("A BLF sheet: what stands on which key.");

    static final OptionSpec<String> WALLPAPER_FILE = option(S, "wallpaper_file", Kinds.FILE_NAME_BELOW)
            .becomes("setting wallpaper_file")
            .needs("wallpaper_file")
            .defaultsTo("the factory's")
            .from(OptionManual.ASTCONF)
            .example("wallpaper.png")
            .means("The wallpaper, a PNG.");

    static final OptionSpec<String> OPENVPN_INLINE_CONFIG = option(S, "openvpn_inline_config", Kinds.FILE_NAME_BELOW)
            .becomes("setting openvpn_inline_config")
            .needs(Feature.OPENVPN)
            .from(OptionManual.OPENVPN_PAGE)
            .example("anna.ovpn")
            .means(
                    "The OpenVPN configuration, with its certificates and key in it, a file in file_directory. It must not ask"
                            + " for a password.");

    private static final List<String> LOGO_MODELS = List.of("d40", "d45", "d50", "d60", "d62", "d65", "d70", "d80");

    private static final Map<String, OptionSpec<String>> LOGOS = logos();

    private static final Kind<String> URL = Kinds.FILE_OR_URL;

    private static final OptionSpec<String> CLIENT_CERT_URL = cert("8021x_client_cert_url", "8021x_client_cert", URL)
            .means("Where phones before firmware 2_7_0 fetch their certificate and key, in one PEM file.")
            .example("http://pbx.example.com/phones/anna.pem");

    private static final OptionSpec<String> CLIENT_CERT_VALUE = cert(
                    "8021x_client_cert_value", "8021x_client_cert", Kinds.text(100))
            .means("Anything; the phone fetches the certificate again when it changes.")
            .example("1");

    private static final OptionSpec<String> ROOT_CERT_URL = cert("8021x_root_cert_url", "8021x_root_cert", URL)
            .means("Where phones before firmware 2_7_0 fetch the root certificate.")
            .example("http://pbx.example.com/phones/root.pem");

    private static final OptionSpec<String> ROOT_CERT_VALUE = cert(
                    "8021x_root_cert_value", "8021x_root_cert", Kinds.text(100))
            .means("Anything; the phone fetches the certificate again when it changes.")
            .example("1");

    static final List<OptionSpec<?>> ALL = Stream.concat(
                    Stream.<OptionSpec<?>>of(
                            CONTACT,
                            CONTACTS_DISPLAY_RULES,
                            BLF_ITEMS,
                            WALLPAPER_FILE,
                            OPENVPN_INLINE_CONFIG,
                            CLIENT_CERT_URL,
                            CLIENT_CERT_VALUE,
                            ROOT_CERT_URL,
                            ROOT_CERT_VALUE),
                    LOGOS.values().stream())
            .toList();

    /** The contacts, the rules and the BLF sheet of a phone. */
    static PhoneContacts contacts(SectionValues v) {
        return new PhoneContacts(
                v.all(CONTACT).stream().map(f -> file(CONTACT, f)).toList(),
                v.find(CONTACTS_DISPLAY_RULES).map(f -> file(CONTACTS_DISPLAY_RULES, f)),
                v.get(PhoneSettings.BLF_CONTACT_GROUP),
                v.find(BLF_ITEMS).map(f -> file(BLF_ITEMS, f)));
    }

    /** The settings that name a file, ready but for the URL and the MD5. */
    static List<FileSetting> settings(SectionValues v) {
        var settings = new ArrayList<FileSetting>();
        LOGOS.forEach((model, option) -> v.find(option)
                .ifPresent(
                        f -> settings.add(image("logo_file", "/user_image.png", file(option, f), Optional.of(model)))));
        v.find(WALLPAPER_FILE)
                .ifPresent(f -> settings.add(
                        image("wallpaper_file", "/user_wallpaper.png", file(WALLPAPER_FILE, f), Optional.empty())));
        v.find(OPENVPN_INLINE_CONFIG)
                .ifPresent(f -> settings.add(new FileSetting(
                        "openvpn_inline_config", "1", Map.of(), file(OPENVPN_INLINE_CONFIG, f), Optional.empty())));
        return settings;
    }

    /** Certificates of old firmware: a URL, and a marker that the administrator changes. */
    static List<Setting> certificates(SectionValues v) {
        var settings = new ArrayList<Setting>();
        certificate(v, "8021x_client_cert", CLIENT_CERT_URL, CLIENT_CERT_VALUE).ifPresent(settings::add);
        certificate(v, "8021x_root_cert", ROOT_CERT_URL, ROOT_CERT_VALUE).ifPresent(settings::add);
        return settings;
    }

    private static Optional<Setting> certificate(
            SectionValues v, String id, OptionSpec<String> url, OptionSpec<String> value) {
        Optional<OptionSpec<String>> written =
                Stream.of(url, value).filter(o -> v.find(o).isPresent()).findFirst();
        return written.map(o -> new Setting(
                id,
                new Setting.Value.Plain(v.get(value).orElse("1")),
                v.get(url).map(u -> Map.of("url", u)).orElse(Map.of()),
                new Origin.InFile(o.name(), v.positionOf(o))));
    }

    private static FileSetting image(String id, String path, LinkedFile file, Optional<String> model) {
        return new FileSetting(id, "user", Map.of("path", path), file, model);
    }

    private static LinkedFile file(OptionSpec<String> option, SectionValues.Value<String> value) {
        return new LinkedFile(value.value(), new Origin.InFile(option.name(), value.position()));
    }

    private static OptionSpec<String> cert(String name, String setting, Kind<String> kind) {
        return option(S, name, kind)
                .becomes("setting " + setting)
                .needs(setting)
                .from(OptionManual.FREEPBX)
                .isUnverified();
    }

    private static Map<String, OptionSpec<String>> logos() {
        var logos = new LinkedHashMap<String, OptionSpec<String>>();
        for (String model : LOGO_MODELS) {
            String name = model.toUpperCase(Locale.ROOT);
            logos.put(
                    name,
                    option(S, model + "_logo_file", Kinds.FILE_NAME_BELOW)
                            .becomes("setting logo_file")
                            .defaultsTo("the factory's")
                            .from(OptionManual.FREEPBX)
                            .example("logo-" + model + ".png")
                            .means("The logo on the idle screen of a " + name + ", a PNG."));
        }
        return logos;
    }
}
