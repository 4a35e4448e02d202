package org.opendpma.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.Collection;
import javax.jmdns.ServiceInfo;

/** A JmDNS that announces on one interface. */
final class AnnouncingDns extends GatedDns implements AnnounceGate.Identity {
    private AnnouncingDns(InetAddress named, String host) throws IOException {
        super(named, host);
    }

    /**
     * Opens the sockets; takes milliseconds.
     *
     * @throws IOException when the interface is gone or refuses multicast
     */
    static AnnouncingDns open(InetAddress address) throws IOException {
        JmdnsSetup.once();
        String host = HostName.of(address);
        return new AnnouncingDns(HostName.attachedTo(address, host), host);
    }

    @Override
    Gate gate() {
        return new AnnounceGate(this);
    }

    @Override
    public String host() {
        return getLocalHost().getName();
    }

    @Override
    public InetAddress address() {
        return getLocalHost().getInetAddress();
    }

    @Override
    public Collection<String> instances() {
        return getServices().values().stream().map(ServiceInfo::getName).toList();
    }

    @Override
    public boolean isOnLink(InetAddress address) {
        NetworkInterface own = getLocalHost().getInterface();
        return address.isLinkLocalAddress()
                || (own != null && own.getInterfaceAddresses().stream().anyMatch(a -> isWithin(a, address)));
    }

    private static boolean isWithin(InterfaceAddress network, InetAddress address) {
        byte[] a = network.getAddress().getAddress();
        byte[] b = address.getAddress();
        int bits = network.getNetworkPrefixLength();
        int whole = bits / 8;
        if (a.length != b.length || bits > a.length * 8 || !Arrays.equals(a, 0, whole, b, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
    }
}
