package org.opendpma.daemon;

import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import org.opendpma.site.WebScheme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what mDNS announces: always a socket that this process holds. Used by the reloader's thread and, once, before it.
 */
final class Announcing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);

    private final SipDoor door;
    private final DaemonSettings settings;
    private final Supplier<Map<WebScheme, Integer>> webPorts;
    private final Clock clock;
    private final Announcer announcer;
    private final Announcer firmware;
    private final Set<String> opened = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private volatile String state = "nothing announced yet";

    /** @param webPorts where our HTTP doors listen now */
    Announcing(SipDoor door, Supplier<Map<WebScheme, Integer>> webPorts, DaemonSettings settings, Clock clock) {
        this.door = door;
        this.webPorts = webPorts;
        this.settings = settings;
        this.clock = clock;
        MdnsSection mdns = settings.mdns();
        var backend = Backend.valueOf(mdns.backend().name());
        this.announcer = new Announcer(new MdnsSettings(mdns.enabled(), backend, mdns.interfaces()));
        this.firmware =
                Announcer.ofFirmware(new MdnsSettings(mdns.enabled() && mdns.firmware(), backend, mdns.interfaces()));
    }

    /** Announces what a snapshot says, or nothing when it says so. */
    void follow(Site site) {
        followSip(site);
        if (settings.mdns().enabled() && settings.mdns().firmware()) {
            new FirmwareAdvert(site, webPorts.get(), this::once)
                    .at(clock.instant())
                    .ifPresentOrElse(firmware::announce, firmware::withdraw);
        }
    }

    private void followSip(Site site) {
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
        String sip = state.isEmpty() ? announcer.describe() : state;
        return settings.mdns().firmware() ? sip + "; firmware: " + firmware.describe() : sip;
    }

    /** Each takes its time; both together no more. */
    @Override
    public void close() {
        Thread other = Threads.factory("withdraw").newThread(firmware::close);
        other.start();
        announcer.close();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
