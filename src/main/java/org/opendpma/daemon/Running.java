package org.opendpma.daemon;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.cli.Explanation;
import org.opendpma.config.DaemonSettings;
import org.opendpma.control.Health;
import org.opendpma.control.Overview;
import org.opendpma.exchange.Freshness;
import org.opendpma.exchange.Session;
import org.opendpma.http.HttpDoor;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.sip.SipDoor;
import org.opendpma.site.Phone;
import org.opendpma.site.Problem;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;

/** What commands see of the daemon. Any thread. */
record Running(
        DaemonSettings settings,
        CurrentSite current,
        AsteriskLink link,
        Announcing announcing,
        SipDoor door,
        HttpDoor web,
        Reloader reloader,
        Freshness freshness,
        HealthCheck healthCheck,
        Renderer renderer)
        implements Overview {

    @Override
    public Site site() {
        return current.get();
    }

    @Override
    public String asterisk() {
        return link.describe();
    }

    @Override
    public String announcement() {
        return announcing.describe();
    }

    @Override
    public List<String> doors() {
        var doors = new ArrayList<String>();
        String tls = " (" + String.join(", ", settings.sip().tlsProfile().versions()) + ")";
        door.ports()
                .forEach((transport, port) -> doors.add(
                        "sip over " + transport + " at port " + port + (transport == SipTransport.TLS ? tls : "")));
        web.ports()
                .forEach((scheme, port) ->
                        doors.add(scheme + " at port " + port + (scheme == WebScheme.HTTPS ? tls : "")));
        doors.add(door.connections() + web.connections() + " connections");
        return doors;
    }

    @Override
    public String configuration() {
        return settings.file() + ", " + settings.phones();
    }

    @Override
    public List<Problem> reload() {
        return reloader.reloadNow("asked for by a command");
    }

    @Override
    public Freshness.State freshness(Session session) {
        return freshness.of(session, current.get());
    }

    @Override
    public List<RegisteredContact> contacts() throws AsteriskUnavailableException {
        return link.actions().contacts();
    }

    @Override
    public void notifyEndpoint(String endpoint, String event) throws AsteriskUnavailableException {
        link.actions().notify(endpoint, event);
    }

    @Override
    public Health health() {
        return healthCheck.check();
    }

    @Override
    public String explain(Phone phone, Optional<Session> session) {
        Reached reached = session.flatMap(freshness::reached)
                .orElseGet(() -> new Reached(
                        door.ports().containsKey(SipTransport.TLS)
                                ? SipTransport.TLS
                                : site().general().mdns().transport(),
                        InetAddress.getLoopbackAddress(),
                        door.ports(),
                        web.ports(),
                        Optional.empty()));
        return Explanation.of(renderer.explain(new RenderRequest(
                site(),
                phone,
                session.flatMap(s -> site().models().find(s.model())),
                session.flatMap(Session::firmware),
                phone.networks(),
                reached,
                session.map(Session::mac).or(phone::mac))));
    }
}
