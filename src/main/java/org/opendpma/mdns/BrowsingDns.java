package org.opendpma.mdns;

import java.io.IOException;
import java.net.InetAddress;
import javax.jmdns.impl.DNSOutgoing;

/** A JmDNS that only asks on one interface: it announces nothing, not even its host. */
final class BrowsingDns extends GatedDns {
    private BrowsingDns(InetAddress named, String host) throws IOException {
        super(named, host);
    }

    /**
     * Opens the sockets; takes milliseconds.
     *
     * @throws IOException when the interface is gone or refuses multicast
     */
    static BrowsingDns open(InetAddress address) throws IOException {
        JmdnsSetup.once();
        String host = HostName.of(address) + "-phone";
        return new BrowsingDns(HostName.attachedTo(address, host), host);
    }

    /** Asks three times, a quarter of a second apart. */
    void ask() {
        startServiceResolver(Announcement.TYPE);
    }

    @Override
    Gate gate() {
        return new BrowseGate();
    }

    @Override
    public void send(DNSOutgoing out) throws IOException {
        if (out.isQuery() && out.getNumberOfAuthorities() == 0) {
            super.send(out);
        }
    }
}
