package org.opendpma.render;

import java.util.Optional;
import org.opendpma.site.Network;
import org.opendpma.site.Site;

/**
 * What to render for a phone of which nothing is known.
 *
 * @param network the network that holds its address
 * @param reached how it came
 * @param onlyTheWay whether it gets nothing but the way to the right door
 */
public record SiteWideRequest(Site site, Optional<Network> network, Reached reached, boolean onlyTheWay) {}
