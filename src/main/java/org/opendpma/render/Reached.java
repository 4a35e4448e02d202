package org.opendpma.render;

import java.net.InetAddress;
import java.util.Map;
import org.opendpma.site.SipTransport;

/**
 * How a phone came to us: what a configuration says of the server depends on it.
 *
 * @param transport what it asked over
 * @param local the address of ours that it asked
 * @param ports where our SIP doors really listen, by transport; a door that is shut is not in it
 */
public record Reached(SipTransport transport, InetAddress local, Map<SipTransport, Integer> ports) {
    public Reached {
        ports = Map.copyOf(ports);
    }
}
