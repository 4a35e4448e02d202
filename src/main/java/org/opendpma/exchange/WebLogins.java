package org.opendpma.exchange;

import java.util.Optional;
import org.opendpma.exchange.Visitor.Login;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Phone;
import org.opendpma.site.Secret;
import org.opendpma.site.Site;
import org.opendpma.site.WebAccess;

/** Which logins are right: a phone's own, or the one that a network's phones share. Immutable; any thread. */
final class WebLogins {
    /** Compared with where there is nothing to compare with, so that the time tells nothing. */
    private static final Secret NOBODY = new Secret("nobody has this password");

    private WebLogins() {}

    /** Whether a profile costs a PIN, which a shared login does not replace. */
    static boolean wantsPin(Site site) {
        ConfigAuth auth = site.general().configAuth();
        return auth == ConfigAuth.PIN || auth == ConfigAuth.GLOBALPIN;
    }

    /** Whether a login opens the profile of a phone. */
    static boolean opens(Login login, WebAccess rules, MacAddress mac, Optional<Phone> phone, Site site) {
        boolean own = phone.isPresent() && isUser(login, mac, phone.get()) && knowsPin(login, phone.get(), site);
        if (phone.isEmpty() && login.proves(NOBODY)) {
            return false;
        }
        return own || (!wantsPin(site) && isShared(login, rules));
    }

    /** Whether it is anybody's login at all. */
    static boolean isKnown(Login login, WebAccess rules, Site site) {
        Optional<Phone> phone =
                site.phone(login.user()).or(() -> MacAddress.parse(login.user()).flatMap(site::phone));
        return isShared(login, rules) || (phone.isPresent() && knowsPin(login, phone.get(), site));
    }

    private static boolean isUser(Login login, MacAddress mac, Phone phone) {
        return login.user().equals(phone.name())
                || MacAddress.parse(login.user()).map(mac::equals).orElse(false);
    }

    private static boolean knowsPin(Login login, Phone phone, Site site) {
        Optional<Secret> pin = site.general().configAuth() == ConfigAuth.GLOBALPIN
                ? site.general().globalPin()
                : phone.pin();
        return pin.map(login::proves).orElse(false);
    }

    private static boolean isShared(Login login, WebAccess rules) {
        return rules.shared()
                .map(s -> s.user().equals(login.user()) && login.proves(s.password()))
                .orElse(false);
    }
}
