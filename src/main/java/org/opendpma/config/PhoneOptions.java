package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Secret;

/** The options of {@code type=phone} that the program reasons about: identity, access, composition, permissions. */
final class PhoneOptions {
    private static final String S = "phone";

    private PhoneOptions() {}

    static final OptionSpec<String> FULL_NAME = option(S, "full_name", Kinds.text(100))
            .example("Ada Lovelace")
            .defaultsTo("the section's name")
            .means("The name in the list of users on the phone.");

    static final OptionSpec<MacAddress> MAC = option(S, "mac", Kinds.MAC)
            .example("000FD3AABBCC")
            .means("The phone that takes this profile when config_auth is mac.");

    static final OptionSpec<Secret> PIN = option(S, "pin", Kinds.PIN)
            .example("1234")
            .means("Asked for when config_auth is pin; without one nobody can take the profile then.");

    static final OptionSpec<Secret> GROUP_PIN = option(S, "group_pin", Kinds.PIN)
            .example("5678")
            .means("A PIN that shows only the profiles with the same group_pin in the list of users.")
            .isUnverified();

    static final OptionSpec<String> NETWORK =
            reference("network", "network").example("office").means("The networks the phone may be in, in order.");

    static final OptionSpec<String> LINE = reference("line", "line")
            .example("1001")
            .becomes("account")
            .means("The lines, in the order of the keys; the first is the primary one.");

    static final OptionSpec<String> EXTERNAL_LINE = reference("external_line", "external_line")
            .example("trunk")
            .becomes("account")
            .means("Lines at other SIP servers, after the lines.");

    static final OptionSpec<Boolean> RECORD_OWN_CALLS = option(S, "record_own_calls", Kinds.FLAG)
            .example("no")
            .becomes("permission record_own_calls")
            .means("Whether the phone shows a softkey to record; Asterisk's one_touch_recording does the work.");

    static final OptionSpec<Boolean> SEND_TO_VM = option(S, "send_to_vm", Kinds.FLAG)
            .example("yes")
            .becomes("permission send_to_voicemail")
            .means("Whether an incoming call can be sent to voicemail by a softkey.");

    static final OptionSpec<String> APPLICATION = reference("application", "application")
            .example("voicemail")
            .becomes("appconfig")
            .means("The applications that the phone has, with their settings.");

    static final OptionSpec<String> FIRMWARE = reference("firmware", "firmware")
            .example("d65")
            .becomes("firmware")
            .means("The firmware for whichever model takes the profile, one section for each model.");

    static final OptionSpec<String> RINGTONE =
            reference("ringtone", "ringtone").example("bell").becomes("tone").means("Tones that the phone loads.");

    static final OptionSpec<String> ALERT = reference("alert", "alert")
            .example("door")
            .becomes("alert")
            .means("How the phone rings for calls with a certain Alert-Info.");

    static final OptionSpec<String> MULTICASTPAGE = reference("multicastpage", "multicastpage")
            .example("all-rooms")
            .becomes("multicastpage")
            .needs(Feature.MULTICAST)
            .means("Multicast addresses that the phone plays.");

    static final OptionSpec<List<String>> CODECS = option(S, "codecs", CodecNames.LIST)
            .defaultsTo("the phone's own")
            .becomes("codec")
            .from(OptionManual.ASTCONF)
            .example("G722,PCMA,PCMU")
            .means("The codecs, the most wanted first.")
            .isUnverified();

    static final OptionSpec<String> CONFIG_FILE = option(S, "config_file", Kinds.FILE_OR_PATH)
            .becomes("the whole config")
            .example("anna.xml")
            .means(
                    "A whole XML configuration of your own, a file in file_directory or an absolute path. It is delivered as"
                            + " it is, in place of everything else in this section; ${password}, ${authname}, ${username},"
                            + " ${caller_id}, ${server}, ${port}, ${transport}, ${media_encryption} of the primary line,"
                            + " ${password:LINE} of another one, ${mac} and ${config_server_url} are filled in.");

    static final OptionSpec<RawSetting> SETTING = option(S, "setting", RawSetting.KIND)
            .becomes("setting, as it is written")
            .from(OptionManual.OWN)
            .repeated()
            .example("hide_completed_elsewhere,1")
            .means(
                    "A setting that has no option: id,value or id,value,attribute=value; quote with \" what holds a comma. It"
                            + " stands over what an option says.");

    static final List<OptionSpec<?>> ALL = List.of(
            FULL_NAME,
            MAC,
            PIN,
            GROUP_PIN,
            NETWORK,
            LINE,
            EXTERNAL_LINE,
            APPLICATION,
            FIRMWARE,
            RINGTONE,
            ALERT,
            MULTICASTPAGE,
            CODECS,
            CONFIG_FILE,
            SETTING,
            RECORD_OWN_CALLS,
            SEND_TO_VM);

    private static OptionSpec<String> reference(String name, String type) {
        return option(
                        S,
                        name,
                        Kind.of(
                                "the name of a section with type=" + type,
                                t -> Optional.of(t).filter(Kinds::isXmlText)))
                .repeated();
    }
}
