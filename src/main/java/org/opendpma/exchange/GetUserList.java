package org.opendpma.exchange;

import java.util.List;
import java.util.Optional;
import org.opendpma.exchange.Access.Verdict;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Phone;
import org.opendpma.site.Secret;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/**
 * {@code opendpma.users.getList}: the profiles a user can choose from, in the order of the file.
 *
 * <p>Parameters: {@code mac}; {@code pin} when userlist_auth wants one; {@code start} (default 0) and {@code max_entries}
 * (default and most 500) for long lists.
 */
final class GetUserList implements Method {
    private static final int MOST = 500;

    private final Access access;
    private final Sessions sessions;

    GetUserList(Access access, Sessions sessions) {
        this.access = access;
        this.sessions = sessions;
    }

    @Override
    public Answer answer(Ask ask, Site site) {
        Optional<Device> device = Device.of(ask);
        if (device.isEmpty()) {
            return Exchange.macWanted();
        }
        if (site.general().configAuth() == ConfigAuth.MAC) {
            // There is nothing to choose, and nothing that a stranger may learn.
            Verdict<Phone> verdict = access.toConfig(ask, device.get(), site);
            return verdict instanceof Verdict.Granted<Phone> g
                    ? list(ask, List.of(g.to()), device.get().mac(), site)
                    : ((Verdict.Denied<Phone>) verdict).answer();
        }
        Verdict<Optional<Secret>> verdict = access.toList(ask, site);
        return verdict instanceof Verdict.Granted<Optional<Secret>> g
                ? list(ask, visible(site, g.to()), device.get().mac(), site)
                : ((Verdict.Denied<Optional<Secret>>) verdict).answer();
    }

    private static List<Phone> visible(Site site, Optional<Secret> group) {
        return site.phones().values().stream()
                .filter(p -> group.isEmpty() || p.groupPin().equals(group))
                .toList();
    }

    private Answer list(Ask ask, List<Phone> phones, MacAddress asking, Site site) {
        int start = number(ask, "start", 0, phones.size());
        int end = Math.min(phones.size(), start + number(ask, "max_entries", MOST, MOST));
        var users = new Element("users").set("start", start).set("total", phones.size());
        for (Phone phone : phones.subList(start, end)) {
            users.add(user(phone, asking, site));
        }
        return new Answer.Answered(users);
    }

    private Element user(Phone phone, MacAddress asking, Site site) {
        boolean taken =
                sessions.of(phone.name()).map(s -> !s.mac().equals(asking)).orElse(false);
        ConfigAuth auth = site.general().configAuth();
        return new Element("user")
                .set("name", phone.name())
                .set("full_name", phone.fullName())
                .set("extension", phone.extension())
                .set("in_use", taken)
                .set("pin_wanted", auth == ConfigAuth.PIN || auth == ConfigAuth.GLOBALPIN);
    }

    private static int number(Ask ask, String parameter, int otherwise, int most) {
        return ask.parameter(parameter)
                .filter(v -> v.matches("\\d{1,6}"))
                .map(v -> Math.min(most, Integer.parseInt(v)))
                .orElse(otherwise);
    }
}
