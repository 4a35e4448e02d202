package org.opendpma.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.opendpma.site.General;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Phone;
import org.opendpma.site.Problems;

/** Finds profiles that nobody could take, or that two phones would take. */
final class AccessChecks {
    private final General general;
    private final Problems problems;
    private final Map<MacAddress, Phone> owners = new HashMap<>();

    AccessChecks(General general, Problems problems) {
        this.general = general;
        this.problems = problems;
    }

    void check(Collection<Phone> phones) {
        phones.forEach(this::check);
    }

    private void check(Phone phone) {
        phone.mac().ifPresent(mac -> checkOwner(phone, mac));
        if (general.configAuth() == ConfigAuth.MAC && phone.mac().isEmpty()) {
            warn(
                    "without mac",
                    phone,
                    "has no mac, so no phone can take it while config_auth=mac; write mac=000FD3AABBCC");
        }
        if (general.configAuth() == ConfigAuth.PIN && phone.pin().isEmpty()) {
            warn("without pin", phone, "has no pin, so no phone can take it while config_auth=pin; write pin=1234");
        }
        if (phone.lines().isEmpty() && phone.externalLines().isEmpty()) {
            warn("without line", phone, "has no line, so the phone could not call; write line=");
        }
    }

    private void checkOwner(Phone phone, MacAddress mac) {
        Phone earlier = owners.putIfAbsent(mac, phone);
        if (earlier == null) {
            return;
        }
        String message = "[" + phone.name() + "] mac " + mac + " is also that of [" + earlier.name() + "] at "
                + earlier.position();
        if (general.configAuth() == ConfigAuth.MAC) {
            problems.error(phone.position(), message + "; one phone can have one profile only");
        } else {
            problems.warn(phone.position(), message + "; a phone that names no profile gets the first");
        }
    }

    private void warn(String kind, Phone phone, String message) {
        problems.warnOfKind(kind, phone.position(), "[" + phone.name() + "] type=phone " + message);
    }
}
