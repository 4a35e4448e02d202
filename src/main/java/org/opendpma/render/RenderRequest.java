package org.opendpma.render;

import java.util.Optional;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;

/**
 * What to render.
 *
 * @param device the model that asks; empty for one that is not known, which gets everything
 * @param network the network that holds the phone's address; empty when none does
 * @param reached how the phone came
 */
public record RenderRequest(
        Site site, Phone phone, Optional<DeviceModel> device, Optional<Network> network, Reached reached) {}
