package org.opendpma.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.opendpma.site.IpAddresses;

/** Where a door of ours listens. */
public record Bind(InetAddress address, int port) {
    /** Reads {@code 0.0.0.0:5062} or {@code [::]:5062}; port 0 lets the system choose. */
    public static Optional<Bind> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon);
        boolean bareV6 = host.indexOf(':') >= 0 && !host.startsWith("[");
        return port > 65_535 || bareV6
                ? Optional.empty()
                : IpAddresses.parse(host).map(a -> new Bind(a, port));
    }

    /** The same address at another port. */
    public Bind at(int otherPort) {
        return new Bind(address, otherPort);
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    @Override
    public String toString() {
        return IpAddresses.inUri(address) + ":" + port;
    }
}
