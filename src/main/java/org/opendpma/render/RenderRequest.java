package org.opendpma.render;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;

/**
 * What to render.
 *
 * @param device the model that asks; empty for one that is not known, which gets everything
 * @param firmware what it runs; empty when it is not known, and taken for a current one
 * @param networks the network that the phone is in; several when that is for the phone itself to find out, which then gets
 *     a variant for each; none for a phone without networks
 * @param reached how the phone came
 * @param mac the MAC address of the phone that asks, which what is made for it has in its URL
 */
public record RenderRequest(
        Site site,
        Phone phone,
        Optional<DeviceModel> device,
        Optional<FirmwareVersion> firmware,
        List<Network> networks,
        Reached reached,
        Optional<MacAddress> mac) {
    public RenderRequest {
        networks = List.copyOf(networks);
    }

    /** For the phone that the profile names. */
    public RenderRequest(
            Site site,
            Phone phone,
            Optional<DeviceModel> device,
            Optional<FirmwareVersion> firmware,
            List<Network> networks,
            Reached reached) {
        this(site, phone, device, firmware, networks, reached, phone.mac());
    }

    /** Whether there is a variant for each of several networks. */
    public boolean varies() {
        return networks.size() > 1;
    }

    /** The one network; empty when there is none, or more than one. */
    public Optional<Network> network() {
        return varies() ? Optional.empty() : networks.stream().findFirst();
    }

    /** Why the device does not know a setting or a feature; empty when it does. */
    public Optional<String> whyNot(String what) {
        return device.flatMap(d -> d.whyNot(what, firmware));
    }
}
