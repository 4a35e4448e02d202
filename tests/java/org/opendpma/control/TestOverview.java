package org.opendpma.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Freshness;
import org.opendpma.exchange.Session;
import org.opendpma.site.Phone;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;

/** A daemon of which everything is known. */
class TestOverview implements Overview {
    private final Site site;
    private final List<RegisteredContact> registered;

    /** @param registered none: Asterisk is away */
    TestOverview(Site site, List<RegisteredContact> registered) {
        this.site = site;
        this.registered = registered;
    }

    @Override
    public final Site site() {
        return site;
    }

    @Override
    public String asterisk() {
        return "logged in to AMI since yesterday";
    }

    @Override
    public String announcement() {
        return "switched off";
    }

    @Override
    public List<String> doors() {
        return List.of("sip over udp at port 5062");
    }

    @Override
    public String configuration() {
        return "/etc/opendpma/opendpma.conf";
    }

    @Override
    public List<Problem> reload() {
        return site.warnings();
    }

    @Override
    public Freshness.State freshness(Session session) {
        return Freshness.State.STALE;
    }

    @Override
    public List<RegisteredContact> contacts() throws AsteriskUnavailableException {
        if (registered.isEmpty()) {
            throw new AsteriskUnavailableException("Asterisk is not reached");
        }
        return registered;
    }

    @Override
    public void notifyEndpoint(String endpoint, String event) throws AsteriskUnavailableException {
        throw new AsteriskUnavailableException("Asterisk is not reached");
    }

    @Override
    public Health health() {
        return new Health(true, Map.of("sip udp", "ok, 3 ms"));
    }

    @Override
    public String explain(Phone phone, Optional<Session> session) {
        return "  setting brightness\n";
    }
}
