package org.opendpma.sip;

import java.util.EnumMap;
import java.util.Map;
import org.opendpma.site.SipTransport;
import org.opendpma.site.WebScheme;

/** Where the doors really listen. Written while they open, read by any thread. */
final class DoorPorts {
    private volatile Map<SipTransport, Integer> ports = Map.of();
    private volatile Map<WebScheme, Integer> web = Map.of();

    synchronized void open(SipTransport transport, int port) {
        var more = new EnumMap<SipTransport, Integer>(SipTransport.class);
        more.putAll(ports);
        more.put(transport, port);
        ports = Map.copyOf(more);
    }

    void openWeb(Map<WebScheme, Integer> webDoors) {
        web = Map.copyOf(webDoors);
    }

    /** Where the HTTP doors are, for configurations that name them. */
    Map<WebScheme, Integer> web() {
        return web;
    }

    Map<SipTransport, Integer> all() {
        return ports;
    }
}
