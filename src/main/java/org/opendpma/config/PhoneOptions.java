package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Secret;

/** The options of {@code type=phone} that the program reasons about: identity, access, composition, permissions. */
final class PhoneOptions {
    private static final String S = "phone";

    private PhoneOptions() {}

    static final OptionSpec<String> FULL_NAME = option(S, "full_name", Kinds.text(100))
            .defaultsTo("the section's name")
            .means("The name in the list of users on the phone.");

    static final OptionSpec<MacAddress> MAC =
            option(S, "mac", Kinds.MAC).means("The phone that takes this profile when config_auth is mac.");

    static final OptionSpec<Secret> PIN = option(S, "pin", Kinds.PIN)
            .means("Asked for when config_auth is pin; without one nobody can take the profile then.");

    static final OptionSpec<Secret> GROUP_PIN = option(S, "group_pin", Kinds.PIN)
            .means("A PIN that shows only the profiles with the same group_pin in the list of users.")
            .isUnverified();

    static final OptionSpec<String> NETWORK =
            reference("network", "network").means("The networks the phone may be in, in order.");

    static final OptionSpec<String> LINE = reference("line", "line")
            .becomes("account")
            .means("The lines, in the order of the keys; the first is the primary one.");

    static final OptionSpec<String> EXTERNAL_LINE = reference("external_line", "external_line")
            .becomes("account")
            .means("Lines at other SIP servers, after the lines.");

    static final OptionSpec<Boolean> RECORD_OWN_CALLS = option(S, "record_own_calls", Kinds.FLAG)
            .becomes("permission record_own_calls")
            .means("Whether the phone shows a softkey to record; Asterisk's one_touch_recording does the work.");

    static final OptionSpec<Boolean> SEND_TO_VM = option(S, "send_to_vm", Kinds.FLAG)
            .becomes("permission send_to_voicemail")
            .means("Whether an incoming call can be sent to voicemail by a softkey.");

    static final List<OptionSpec<?>> ALL =
            List.of(FULL_NAME, MAC, PIN, GROUP_PIN, NETWORK, LINE, EXTERNAL_LINE, RECORD_OWN_CALLS, SEND_TO_VM);

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
