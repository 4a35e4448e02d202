package org.opendpma.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.config.DaemonSettings;
import org.opendpma.render.Reached;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;

/** Where phones reach the daemon, as far as its files say. */
final class OwnDoors {
    private final Site site;
    private final Map<SipTransport, Integer> ports = new EnumMap<>(SipTransport.class);
    private final Map<WebScheme, Integer> webPorts = new EnumMap<>(WebScheme.class);

    OwnDoors(Site site, DaemonSettings settings) {
        this.site = site;
        settings.sip().doors().forEach((transport, bind) -> ports.put(transport, bind.port()));
        settings.http().doors().forEach((scheme, bind) -> webPorts.put(scheme, bind.port()));
    }

    boolean hasSip() {
        return !ports.isEmpty();
    }

    boolean hasWeb() {
        return !webPorts.isEmpty();
    }

    /** As if a phone had asked over SIP, at the first address of this machine that phones can reach. */
    Reached overSip() {
        SipTransport transport = ports.containsKey(SipTransport.TLS)
                ? SipTransport.TLS
                : site.general().mdns().transport();
        return new Reached(transport, address(), ports, webPorts, Optional.empty());
    }

    /** As if it had asked over HTTPS, or over HTTP; over the other one where there is only that, over SIP where there is none. */
    Reached overWeb(WebScheme wanted) {
        Optional<WebScheme> scheme = webPorts.containsKey(wanted)
                ? Optional.of(wanted)
                : webPorts.keySet().stream().findFirst();
        String host = site.general().mdns().address().map(Host::inUri).orElseGet(() -> IpAddresses.inUri(address()));
        return scheme.map(s -> new Reached(
                        s == WebScheme.HTTPS ? SipTransport.TLS : SipTransport.TCP,
                        address(),
                        ports,
                        webPorts,
                        Optional.of(new WebAuthority(s, host, webPorts.getOrDefault(s, s.defaultPort())))))
                .orElseGet(this::overSip);
    }

    private InetAddress address() {
        return site.general()
                .mdns()
                .address()
                .map(Host::name)
                .flatMap(IpAddresses::parse)
                .or(OwnDoors::ownAddress)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static Optional<InetAddress> ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress() && a instanceof Inet4Address)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
