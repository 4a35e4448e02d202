package org.opendpma.render;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.SipTransport;
import org.opendpma.site.WebScheme;

/**
 * How a phone came to us: what a configuration says of the server depends on it.
 *
 * @param transport what it asked over; a phone that came over HTTP came over TCP, over HTTPS over TLS
 * @param local the address of ours that it asked
 * @param ports where our SIP doors really listen, by transport; a door that is shut is not in it
 * @param webPorts where our HTTP doors really listen
 * @param web the URL it came to, when it came over HTTP or HTTPS
 */
public record Reached(
        SipTransport transport,
        InetAddress local,
        Map<SipTransport, Integer> ports,
        Map<WebScheme, Integer> webPorts,
        Optional<WebAuthority> web) {
    public Reached {
        ports = Map.copyOf(ports);
        webPorts = Map.copyOf(webPorts);
    }

    /**
     * The beginning of the URL that a phone came to.
     *
     * @param host as the phone wrote it, which is what fits the certificate; an IPv6 address in brackets
     * @param port as the phone wrote it
     */
    public record WebAuthority(WebScheme scheme, String host, int port) {}

    /** A phone that came over SIP to a daemon without HTTP. */
    public Reached(SipTransport transport, InetAddress local, Map<SipTransport, Integer> ports) {
        this(transport, local, ports, Map.of(), Optional.empty());
    }

    /** What it came over, as commands and logs name it: {@code udp}, {@code https}. */
    public String token() {
        return web.map(w -> w.scheme().token()).orElse(transport.token());
    }
}
