package org.opendpma.exchange;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.render.Renderer;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Site;

/** Answers phones. Any thread; every answer depends on the given snapshot and on the sessions alone. */
public final class Exchange {
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Notices notices = new Notices();
    private final Method redirect;
    private final WebDesk web;
    private final Sessions sessions;
    private volatile AppPrograms programs = AppPrograms.NONE;

    public Exchange(Sessions sessions, Renderer renderer, RefusalLog refusals, Clock clock) {
        this.sessions = sessions;
        var access = new Access(sessions, refusals, clock);
        redirect = new Redirect(renderer);
        methods.put("opendpma.users.getList", new GetUserList(access, sessions));
        var configs = new GetConfig(access, sessions, renderer, notices, clock);
        web = new WebDesk(sessions, configs, refusals, clock);
        methods.put("opendpma.phone.getConfig", configs);
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
            return byProgram(ask).orElseGet(this::noSuchMethod);
        }
        return (ask.relayed() ? redirect : method).answer(ask, site);
    }

    /** Where phones fetch over HTTP. */
    public WebDesk web() {
        return web;
    }

    /** Whom methods are handed to that are none of ours. */
    public void route(AppPrograms others) {
        programs = others;
    }

    /** Only a phone that has a profile, at the address where it got it. */
    private Optional<Answer> byProgram(Ask ask) {
        Optional<Session> session = Device.of(ask)
                .flatMap(d -> sessions.of(d.mac()))
                .filter(s -> !ask.relayed() && s.address().equals(IpAddresses.literal(ask.address())));
        return session.flatMap(s -> programs.ask(s, ask)).map(Answer.Later::new);
    }

    private Answer noSuchMethod() {
        return Answer.Refused.because(
                ErrorCode.NO_SUCH_METHOD, "There is no such method; there are: " + String.join(", ", methods.keySet()));
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
