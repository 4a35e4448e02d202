package org.opendpma.exchange;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendpma.site.Network;
import org.opendpma.site.Site;

/**
 * Which network's rules hold for an address before it is known which phone asks: the smallest block that holds it. Any
 * thread; the list is made once for each snapshot.
 */
final class WebNetworks {
    private volatile @Nullable Known known;

    private record Known(Site site, List<Network> smallestFirst) {}

    Optional<Network> of(InetAddress address, Site site) {
        for (Network network : smallestFirst(site)) {
            if (network.cidr().holds(address)) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings(
            "ReferenceEquality") // It is the one snapshot in use or it is not; comparing all of it takes long.
    private List<Network> smallestFirst(Site site) {
        Known now = known;
        if (now == null || now.site() != site) {
            now = new Known(site, sorted(site));
            known = now;
        }
        return now.smallestFirst();
    }

    private static List<Network> sorted(Site site) {
        return site.phones().values().stream()
                .flatMap(p -> p.networks().stream())
                .distinct()
                .sorted(Comparator.comparing(n -> -n.cidr().prefix()))
                .toList();
    }
}
