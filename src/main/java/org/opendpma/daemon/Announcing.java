package org.opendpma.daemon;

import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opendpma.config.Bind;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.MdnsSection;
import org.opendpma.mdns.Announcement;
import org.opendpma.mdns.Announcer;
import org.opendpma.mdns.Backend;
import org.opendpma.mdns.MdnsSettings;
import org.opendpma.sip.SipDoor;
import org.opendpma.site.Endpoints;
import org.opendpma.site.General;
import org.opendpma.site.Host;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what mDNS announces: always a socket that this process holds. Used by the reloader's thread and, once, before it.
 */
final class Announcing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);

    private final SipDoor door;
    private final DaemonSettings settings;
    private final Announcer announcer;
    private final Set<String> opened = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private volatile String state = "nothing announced yet";

    Announcing(SipDoor door, DaemonSettings settings) {
        this.door = door;
        this.settings = settings;
        MdnsSection mdns = settings.mdns();
        this.announcer = new Announcer(
                new MdnsSettings(mdns.enabled(), Backend.valueOf(mdns.backend().name()), mdns.interfaces()));
    }

    /** Announces what a snapshot says, or nothing when it says so. */
    void follow(Site site) {
        General.Mdns mdns = site.general().mdns();
        Integer own = door.ports().get(mdns.transport());
        if (!settings.mdns().enabled() || !mdns.enabled()) {
            announcer.withdraw();
            state = "switched off";
        } else if (own == null) {
            announcer.withdraw();
            state = "nothing, for there is no door for mdns_transport=" + mdns.transport();
            once("mdns: nothing is announced: mdns_transport=" + mdns.transport()
                    + ", but [sip] of opendpma.conf has no " + mdns.transport()
                    + "=; open that door or change mdns_transport");
        } else {
            int port = mdns.port()
                    .filter(p -> !p.equals(own))
                    .filter(p -> hold(mdns.transport(), p, site))
                    .orElse(own);
            announcer.announce(
                    new Announcement(mdns.serviceName(), mdns.address().map(Host::name), port, mdns.transport()));
            state = "";
        }
    }

    /**
     * Opens the announced port beside our own, unless it is Asterisk's: taking it while Asterisk is down would keep
     * Asterisk from starting, so it is not tried before Asterisk has said what it listens on.
     */
    private boolean hold(SipTransport transport, int port, Site site) {
        String name = transport + " " + port;
        if (opened.contains(name)) {
            return true;
        }
        Optional<Endpoints> endpoints = site.endpoints();
        if (endpoints.isEmpty()) {
            return false;
        }
        if (endpoints.get().transports().stream().anyMatch(t -> t.protocol() == transport && t.port() == port)) {
            once("mdns: mdns_port " + port + " is left to Asterisk; the port of our own door is announced: "
                    + door.ports().get(transport) + "/" + transport);
            return false;
        }
        Bind bind = Objects.requireNonNull(settings.sip().doors().get(transport), "the door is open");
        try {
            door.openAlso(transport, bind.at(port));
            opened.add(name);
            return true;
        } catch (IOException taken) {
            once("mdns: mdns_port " + port + " is another process's (" + taken.getMessage()
                    + "); the port of our own door is announced: "
                    + door.ports().get(transport) + "/" + transport);
            return false;
        }
    }

    private void once(String message) {
        if (told.add(message)) {
            LOG.warn("{}", message);
        }
    }

    /** One sentence for commands. */
    String describe() {
        return state.isEmpty() ? announcer.describe() : state;
    }

    @Override
    public void close() {
        announcer.close();
    }
}
