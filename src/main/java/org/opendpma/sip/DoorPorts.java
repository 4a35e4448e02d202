package org.opendpma.sip;

import java.util.EnumMap;
import java.util.Map;
import org.opendpma.site.SipTransport;

/** Where the doors really listen. Written while they open, read by any thread. */
final class DoorPorts {
    private volatile Map<SipTransport, Integer> ports = Map.of();

    synchronized void open(SipTransport transport, int port) {
        var more = new EnumMap<SipTransport, Integer>(SipTransport.class);
        more.putAll(ports);
        more.put(transport, port);
        ports = Map.copyOf(more);
    }

    Map<SipTransport, Integer> all() {
        return ports;
    }
}
