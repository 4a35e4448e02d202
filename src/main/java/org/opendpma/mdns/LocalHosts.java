package org.opendpma.mdns;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The host names that a daemon on this machine gives its addresses; read from the system at most once a second. Used by one thread. */
final class LocalHosts {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private Set<String> names = Set.of();
    private long readAt = System.nanoTime() - FRESH_NANOS;

    /** Whether the label in front of {@code .local} is one of them. */
    boolean contains(String label) {
        long now = System.nanoTime();
        if (now - readAt >= FRESH_NANOS) {
            readAt = now;
            names = read();
        }
        return names.contains(label.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(HostName::of)
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }
}
