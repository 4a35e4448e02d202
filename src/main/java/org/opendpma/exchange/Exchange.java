package org.opendpma.exchange;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opendpma.render.Renderer;
import org.opendpma.site.Site;

/** Answers phones. Any thread; every answer depends on the given snapshot and on the sessions alone. */
public final class Exchange {
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Notices notices = new Notices();
    private final Method redirect;

    public Exchange(Sessions sessions, Renderer renderer, RefusalLog refusals, Clock clock) {
        var access = new Access(sessions, refusals, clock);
        redirect = new Redirect(renderer);
        methods.put("opendpma.users.getList", new GetUserList(access, sessions));
        methods.put("opendpma.phone.getConfig", new GetConfig(access, sessions, renderer, notices, clock));
        methods.put(
                "opendpma.phone.getContacts",
                new GetContacts(access, (site, phone, device) -> renderer.contacts(site, phone)));
        methods.put(
                "opendpma.phone.getBlfItems",
                new GetContacts(
                        access,
                        (site, phone, device) ->
                                renderer.blfItems(site, phone, site.models().find(device.model()))));
        methods.put("opendpma.session.end", new EndSession(sessions));
    }

    /** What the phone gets. Never throws because of what the phone wrote. */
    public Answer answer(Ask ask, Site site) {
        Method method = methods.get(ask.method());
        if (method == null) {
            return Answer.Refused.because(
                    ErrorCode.NO_SUCH_METHOD,
                    "There is no such method; there are: " + String.join(", ", methods.keySet()));
        }
        return (ask.relayed() ? redirect : method).answer(ask, site);
    }

    /** To be called after a reload: what is still wrong is logged again. */
    public void siteChanged() {
        notices.forget();
    }

    static Answer.Refused macWanted() {
        return Answer.Refused.because(
                ErrorCode.BAD_REQUEST,
                "The parameter mac is missing or is no MAC address; send 12 hexadecimal digits.");
    }
}
