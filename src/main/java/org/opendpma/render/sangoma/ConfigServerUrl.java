package org.opendpma.render.sangoma;

import java.util.Optional;
import java.util.stream.Stream;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.WebUrl;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.General;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Setting;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;

/**
 * Where a phone comes back to: {@code sip:proxy@HOST:PORT;transport=tls}.
 *
 * <p>The host is mdns_address, else the address that the phone reached. The transport is that of the primary line (its
 * own, else the network's), but never weaker than what the phone already used: a phone that asked over TLS, or that is
 * told by mDNS to use TLS, is not sent back in clear. The port is that of our own door for it.
 *
 * <p>A phone that came over HTTP comes back over HTTP.
 */
final class ConfigServerUrl {
    private ConfigServerUrl() {}

    static Setting.Value of(RenderRequest request, Optional<Network> network) {
        Optional<Setting.Value> web =
                request.reached().web().isPresent() ? WebUrl.of(request, network) : Optional.empty();
        return web.orElseGet(
                () -> new Setting.Value.Plain(url(request.site(), request.reached(), transport(request, network))));
    }

    /** For a phone of which nothing is known: what mDNS says, else the strongest door that is open. */
    static String of(Site site, Reached reached) {
        SipTransport announced = site.general().mdns().transport();
        SipTransport transport = Stream.of(announced, SipTransport.TLS, SipTransport.TCP, SipTransport.UDP)
                .filter(t -> reached.ports().containsKey(t))
                .findFirst()
                .orElse(announced);
        return url(site, reached, transport);
    }

    private static String url(Site site, Reached reached, SipTransport transport) {
        General.Mdns mdns = site.general().mdns();
        String host = mdns.address().map(Host::inUri).orElseGet(() -> IpAddresses.inUri(reached.local()));
        int port = reached.ports().getOrDefault(transport, transport.defaultPort());
        return "sip:proxy@" + host + ":" + port + ";transport=" + transport;
    }

    private static SipTransport transport(RenderRequest request, Optional<Network> network) {
        SipTransport asked = request.reached().transport();
        SipTransport wanted = primary(request, network);
        boolean secured = asked == SipTransport.TLS
                || wanted == SipTransport.TLS
                || request.site().general().mdns().transport() == SipTransport.TLS;
        if (secured && isOpen(request, SipTransport.TLS) && modelSpeaksTls(request)) {
            return SipTransport.TLS;
        }
        return wanted != SipTransport.TLS && isOpen(request, wanted) ? wanted : asked;
    }

    private static SipTransport primary(RenderRequest request, Optional<Network> network) {
        Optional<SipTransport> own =
                request.phone().lines().stream().findFirst().flatMap(Line::transport);
        return own.or(() -> network.map(Network::registration).flatMap(Network.Registration::transport))
                .orElse(SipTransport.UDP);
    }

    private static boolean isOpen(RenderRequest request, SipTransport transport) {
        return request.reached().ports().containsKey(transport);
    }

    private static boolean modelSpeaksTls(RenderRequest request) {
        return request.whyNot(DeviceModel.Feature.TLS).isEmpty();
    }
}
