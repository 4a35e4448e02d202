package org.opendpma.config;

import static org.opendpma.config.OptionManual.ASTCONF;
import static org.opendpma.config.OptionManual.FREEPBX;
import static org.opendpma.config.OptionManual.OPENVPN_PAGE;
import static org.opendpma.config.OptionManual.PNAC_PAGE;
import static org.opendpma.config.OptionSpec.option;

import java.util.List;
import java.util.stream.Stream;
import org.opendpma.site.DeviceModel.Feature;

/** The options of {@code type=phone} that are handed to the phone as plain settings: a new one costs one line here. */
final class PhoneSettings {
    private static final String S = "phone";

    private static final Kind<Integer> SECONDS = Kinds.number(0, 604_800);
    private static final Kind<Integer> TEN = Kinds.number(0, 10);
    private static final Kind<Integer> DECIBELS = Kinds.number(-100, 20);
    private static final Kind<String> PORT_MODE = Kinds.oneOf("auto", "10hd", "10fd", "100hd", "100fd", "1000fd");
    private static final String[] LOCALES = {
        "en_US", "en_GB", "en_AU", "en_CA", "de_DE", "nl_NL", "nl_BE", "fr_FR", "fr_CA", "fr_BE", "it_IT", "es_ES",
        "es_MX", "pt_PT", "pt_BR"
    };

    private PhoneSettings() {}

    static final OptionSpec<Boolean> TRANSPORT_TLS_ALLOWED = flag(
                    "transport_tls_allowed", "Whether SIP over TLS is allowed.")
            .defaultsTo("the phone's own: 1")
            .from(ASTCONF)
            .isUnverified();

    static final OptionSpec<String> ACTIVE_RINGTONE = option(S, "active_ringtone", Kinds.text(100))
            .setting("active_ringtone")
            .defaultsTo("the phone's own: Digium")
            .example("Digium")
            .means("The tone the phone rings with: a built-in one or a section with type=ringtone.");

    static final OptionSpec<String> BLF_CONTACT_GROUP = option(S, "blf_contact_group", Kinds.text(100))
            .setting("blf_contact_group")
            .defaultsTo("none; with contacts=auto internal")
            .example("Staff")
            .means(
                    "The group of contacts that the phone subscribes to and puts on its keys; without it no lamp works.");

    private static final List<OptionSpec<?>> DEVICE = List.of(
            option(S, "timezone", Kinds.TIME_ZONE)
                    .setting("time_zone")
                    .defaultsTo("the phone's own")
                    .example("Europe/Stockholm")
                    .means("The phone's time zone."),
            option(S, "ntp_resync", SECONDS)
                    .setting("ntp_resync")
                    .defaultsTo("86400")
                    .means("Seconds between time requests."),
            option(S, "active_locale", Kinds.oneOf(LOCALES))
                    .setting("locale")
                    .defaultsTo("en_US")
                    .means("The phone's language."),
            option(S, "login_password", Kinds.PIN)
                    .setting("login_password")
                    .defaultsTo("the phone's own: 789")
                    .example("80135")
                    .means("The administrator's password of the phone's menu and web page."),
            flag("web_ui_enabled", "Whether the phone's web page is on.")
                    .defaultsTo("no")
                    .sentAs("0"),
            flag("enable_check_sync", "Whether the phone obeys a NOTIFY check-sync.")
                    .defaultsTo("the phone's own: 1")
                    .from(ASTCONF)
                    .isUnverified(),
            TRANSPORT_TLS_ALLOWED,
            flag("lock_preferences", "Whether the user is kept from changing preferences that are set here.")
                    .defaultsTo("no")
                    .from(FREEPBX)
                    .isUnverified(),
            option(S, "lan_port_mode", PORT_MODE)
                    .setting("lan_port_mode")
                    .defaultsTo("auto")
                    .means("Speed and duplex of the LAN port."),
            option(S, "pc_port_mode", PORT_MODE)
                    .setting("pc_port_mode")
                    .defaultsTo("auto")
                    .means("Speed and duplex of the PC port."));

    private static final List<OptionSpec<?>> SCREEN = List.of(
            option(S, "brightness", TEN).setting("brightness").defaultsTo("5").means("Brightness of the screen."),
            option(S, "contrast", TEN)
                    .setting("contrast")
                    .defaultsTo("5")
                    .means("Contrast of the screen, on monochrome models."),
            flag("dim_backlight", "Whether the backlight is dimmed after backlight_timeout.")
                    .defaultsTo("the phone's own"),
            option(S, "backlight_timeout", SECONDS)
                    .setting("backlight_timeout")
                    .defaultsTo("0, never")
                    .means("Seconds until the backlight is dimmed."),
            option(S, "backlight_dim_level", TEN)
                    .setting("backlight_dim_level")
                    .defaultsTo("2")
                    .means("Brightness of the dimmed backlight."),
            option(S, "default_fontsize", Kinds.number(6, 40))
                    .setting("default_fontsize")
                    .defaultsTo("the phone's own: 10, on a D70 11")
                    .from(FREEPBX)
                    .means("Size of the letters."),
            option(S, "idle_company_text", Kinds.text(255))
                    .setting("idle_company_text")
                    .from(ASTCONF)
                    .example("Example AB")
                    .means("The text on the idle screen."),
            flag("small_clock", "Whether the clock on the idle screen is small.")
                    .defaultsTo("no")
                    .from(ASTCONF),
            flag("display_mc_notification", "Whether missed calls are shown.").defaultsTo("yes"));

    private static final List<OptionSpec<?>> SOUND = List.of(
            ACTIVE_RINGTONE,
            volume("ringer_volume", "ringer"),
            volume("speaker_volume", "speaker"),
            volume("handset_volume", "handset"),
            volume("headset_volume", "headset"),
            option(S, "handset_sidetone_db", DECIBELS)
                    .setting("handset_sidetone_db")
                    .defaultsTo("-25")
                    .means("How loud the user hears himself in the handset, in dB."),
            option(S, "headset_sidetone_db", DECIBELS)
                    .setting("headset_sidetone_db")
                    .defaultsTo("-15")
                    .means("How loud the user hears himself in the headset, in dB."),
            flag("reset_call_volume", "Whether a change of the volume lasts for one call only.")
                    .defaultsTo("no"),
            flag("call_waiting_tone", "Whether a second call is heard during a call.")
                    .defaultsTo("yes"),
            flag("headset_answer", "Whether calls are answered on the headset instead of the speaker.")
                    .defaultsTo("no"),
            flag("ring_headset_only", "Whether the phone rings in the headset only.")
                    .defaultsTo("no")
                    .from(ASTCONF),
            option(S, "ehs", Kinds.oneOf("auto", "plantronics", "jabra_iq"))
                    .setting("ehs")
                    .defaultsTo("auto")
                    .from(ASTCONF)
                    .means("The kind of electronic hook switch of the headset."));

    private static final List<OptionSpec<?>> CALLS = List.of(
            option(S, "parking_exten", Kinds.text(80))
                    .setting("parking_exten")
                    .from(FREEPBX)
                    .example("700")
                    .means("What the Park key dials.")
                    .isUnverified(),
            option(S, "parking_transfer_type", Kinds.oneOf("blind", "attended"))
                    .setting("parking_transfer_type")
                    .from(FREEPBX)
                    .example("blind")
                    .means("How the Park key transfers.")
                    .isUnverified(),
            flag("show_call_parking", "Whether the phone shows parking.")
                    .defaultsTo("yes")
                    .isUnverified(),
            flag("can_forward_calls", "Whether the user can forward calls.")
                    .defaultsTo("yes")
                    .from(ASTCONF)
                    .isUnverified(),
            flag("show_call_log", "Whether the phone shows the log of calls.")
                    .defaultsTo("yes")
                    .from(ASTCONF)
                    .isUnverified(),
            flag("logout_enabled", "Whether the user can give the profile back.")
                    .defaultsTo("the phone's own")
                    .from(ASTCONF)
                    .isUnverified(),
            option(S, "accept_local_calls", Kinds.oneOf("any", "host"))
                    .setting("accept_local_calls")
                    .defaultsTo("any")
                    .from(FREEPBX)
                    .means("host: calls are taken from the SIP server only."));

    private static final List<OptionSpec<?>> CONTACTS = List.of(
            BLF_CONTACT_GROUP,
            flagAs("blf_unused_linekeys", "enable_blf_on_unused_line_keys", "Whether contacts stand on free line keys.")
                    .defaultsTo("yes")
                    .from(FREEPBX),
            option(S, "blf_page_return_timeout", SECONDS)
                    .setting("blf_page_return_timeout")
                    .defaultsTo("0, never")
                    .from(ASTCONF)
                    .means("Seconds until the keys show their first page again."),
            option(S, "contacts_max_subscriptions", Kinds.number(0, 1_000))
                    .setting("contacts_max_subscriptions")
                    .defaultsTo("40")
                    .from(ASTCONF)
                    .means("How many contacts the phone subscribes to at most."),
            option(S, "name_format", Kinds.oneOf("first_last", "last_first"))
                    .setting("name_format")
                    .defaultsTo("first_last")
                    .from(FREEPBX)
                    .means("The order of first and last name."),
            flag("use_local_storage", "Whether contacts that the user makes stay on the phone.")
                    .defaultsTo("the phone's own")
                    .from(FREEPBX)
                    .isUnverified());

    private static final List<OptionSpec<?>> PNAC = List.of(
            flag("8021x_passthrough", "Whether 802.1X of the PC port is passed on.")
                    .defaultsTo("no")
                    .from(PNAC_PAGE),
            flag("8021x_eapol_on_disconnect", "Whether the PC port is logged off when its link goes down.")
                    .defaultsTo("no")
                    .from(PNAC_PAGE),
            option(
                            S,
                            "8021x_method",
                            Kinds.oneOf("eap-md5", "eap-tls", "peap-mschap", "peap-gtc", "ttls-mschap", "ttls-gtc"))
                    .setting("8021x_method")
                    .defaultsTo("off")
                    .from(PNAC_PAGE)
                    .example("eap-tls")
                    .means("How the phone logs in to the switch by 802.1X."),
            option(S, "8021x_identity", Kinds.text(255))
                    .setting("8021x_identity")
                    .from(PNAC_PAGE)
                    .example("phone-201")
                    .means("The user name of that login."),
            option(S, "8021x_anonymous_identity", Kinds.text(255))
                    .setting("8021x_anonymous_identity")
                    .from(PNAC_PAGE)
                    .example("PHONE_MAC")
                    .means("The user name outside the tunnel; PHONE_MAC stands for the phone's own MAC address."),
            option(S, "8021x_password", Kinds.PASSWORD)
                    .setting("8021x_password")
                    .from(PNAC_PAGE)
                    .example("long-and-random")
                    .means("The password of that login."));

    private static final List<OptionSpec<?>> VPN = List.of(
            flag("network_default_enable_openvpn", "Whether the phone connects by OpenVPN when it starts.")
                    .needs(Feature.OPENVPN)
                    .defaultsTo("no")
                    .from(OPENVPN_PAGE),
            flag("openvpn_logging", "Whether the phone logs what OpenVPN does; for the vendor's support only.")
                    .needs(Feature.OPENVPN)
                    .defaultsTo("no")
                    .from(OPENVPN_PAGE));

    static final List<OptionSpec<?>> ALL = Stream.of(DEVICE, SCREEN, SOUND, CALLS, CONTACTS, PNAC, VPN)
            .<OptionSpec<?>>flatMap(List::stream)
            .toList();

    private static OptionSpec<Boolean> flag(String name, String meaning) {
        return flagAs(name, name, meaning);
    }

    private static OptionSpec<Boolean> flagAs(String name, String setting, String meaning) {
        return option(S, name, Kinds.FLAG).setting(setting).means(meaning);
    }

    private static OptionSpec<Integer> volume(String name, String what) {
        return option(S, name, TEN).setting(name).defaultsTo("5").means("Volume of the " + what + ".");
    }
}
