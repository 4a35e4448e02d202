package org.opendpma.config;

import org.opendpma.site.General;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.General.UserlistAuth;
import org.opendpma.site.Problems;
import org.opendpma.site.SipTransport;

/** Makes {@link General} of the section {@code [general]}. */
final class GeneralReader {
    private GeneralReader() {}

    static General read(SectionValues v, Problems problems) {
        var general = new General(
                v.get(GeneralOptions.SERVER_UUID),
                v.get(GeneralOptions.GLOBALPIN),
                v.get(GeneralOptions.USERLIST_AUTH).orElse(UserlistAuth.DISABLED),
                v.get(GeneralOptions.CONFIG_AUTH).orElse(ConfigAuth.DISABLED),
                new General.Mdns(
                        v.get(GeneralOptions.SERVICE_DISCOVERY_ENABLED).orElse(true),
                        v.get(GeneralOptions.MDNS_ADDRESS),
                        v.get(GeneralOptions.MDNS_PORT),
                        v.get(GeneralOptions.MDNS_TRANSPORT).orElse(SipTransport.UDP),
                        v.get(GeneralOptions.SERVICE_NAME).orElse("Asterisk")),
                v.get(GeneralOptions.FILE_DIRECTORY),
                v.get(GeneralOptions.CONTACTS).orElse(false),
                WebAccessReader.read(v, v, problems),
                v.position());
        checkPins(v, general, problems);
        return general;
    }

    private static void checkPins(SectionValues v, General general, Problems problems) {
        if (general.globalPin().isPresent()) {
            return;
        }
        if (general.userlistAuth() == UserlistAuth.GLOBALPIN) {
            noPin(v, GeneralOptions.USERLIST_AUTH, problems);
        }
        if (general.configAuth() == ConfigAuth.GLOBALPIN) {
            noPin(v, GeneralOptions.CONFIG_AUTH, problems);
        }
    }

    private static void noPin(SectionValues v, OptionSpec<?> option, Problems problems) {
        problems.error(
                v.positionOf(option),
                "[general] " + option.name()
                        + "=globalpin, but there is no globalpin, so nobody could pass; write globalpin=");
    }
}
