package org.opendpma.exchange;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Phone;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/** Tells whether a phone has what it would get if it asked now. Any thread. */
public final class Freshness {
    private final Renderer renderer;
    private final Supplier<Map<SipTransport, Integer>> ports;
    private final Supplier<Map<WebScheme, Integer>> webPorts;

    /** How a phone stands. */
    public enum State {
        CURRENT("yes"),
        STALE("no"),
        UNKNOWN("unknown");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The answer to "is it up to date?". */
        public String word() {
            return word;
        }
    }

    /**
     * A judge.
     *
     * @param ports where our SIP doors listen now
     * @param webPorts where our HTTP doors do
     */
    public Freshness(
            Renderer renderer, Supplier<Map<SipTransport, Integer>> ports, Supplier<Map<WebScheme, Integer>> webPorts) {
        this.renderer = renderer;
        this.ports = ports;
        this.webPorts = webPorts;
    }

    /** Renders the session's configuration anew and compares it with what was given. */
    public State of(Session session, Site site) {
        Optional<Phone> phone = site.phone(session.phone());
        if (phone.isEmpty()) {
            return State.STALE;
        }
        if (session.given().isEmpty()) {
            return State.UNKNOWN;
        }
        Session.Given given = session.given().get();
        Optional<InetAddress> address = IpAddresses.parse(session.address());
        Optional<Reached> reached = reached(session);
        if (address.isEmpty() || reached.isEmpty()) {
            return State.UNKNOWN;
        }
        var request = new RenderRequest(
                site,
                phone.get(),
                site.models().find(session.model()),
                session.firmware(),
                phone.get().networkOf(address.get()).stream().toList(),
                reached.get(),
                Optional.of(session.mac()));
        Element config = renderer.render(request);
        Session.Given now = given.web()
                .map(web -> Fingerprint.ofDocument(XmlWriter.document(config), given.server(), web))
                .orElseGet(() -> Fingerprint.of(config, given.server()));
        return now.equals(given) ? State.CURRENT : State.STALE;
    }

    /** How the phone came when it got its configuration, as far as that is remembered. */
    public Optional<Reached> reached(Session session) {
        return session.given()
                .flatMap(given -> IpAddresses.parse(given.server())
                        .flatMap(local -> transport(session, given)
                                .map(t -> new Reached(t, local, ports.get(), webPorts.get(), given.web()))));
    }

    private static Optional<SipTransport> transport(Session session, Session.Given given) {
        return given.web()
                .map(web -> web.scheme() == WebScheme.HTTPS ? SipTransport.TLS : SipTransport.TCP)
                .or(() -> SipTransport.parse(session.transport()));
    }
}
