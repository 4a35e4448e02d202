package org.opendpma.sip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.MacAddress;

/**
 * The flow on which each phone last got its configuration, for pushes. Any thread; bounded: the one that got it longest
 * ago is forgotten first.
 */
final class PhoneFlows {
    private static final int MOST = 50_000;

    private final Map<MacAddress, Route> byMac = new LinkedHashMap<>();

    /**
     * The way to a phone.
     *
     * @param target its URI
     * @param contentType what it asked in
     */
    record Route(Flow flow, String target, String contentType) {}

    synchronized void remember(MacAddress mac, Route route) {
        byMac.remove(mac);
        byMac.put(mac, route);
        if (byMac.size() > MOST) {
            byMac.remove(byMac.keySet().iterator().next());
        }
    }

    /** Empty when there is none, or its connection is gone. */
    synchronized Optional<Route> of(MacAddress mac) {
        Route route = byMac.get(mac);
        if (route != null && !route.flow().isOpen()) {
            byMac.remove(mac);
            return Optional.empty();
        }
        return Optional.ofNullable(route);
    }
}
