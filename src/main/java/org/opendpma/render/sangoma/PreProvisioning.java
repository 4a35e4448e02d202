package org.opendpma.render.sangoma;

import java.util.Set;
import org.opendpma.xml.Element;

/**
 * What a phone out of its box needs before anything else, from phone firmware 1_1_3 on (the vendor's page "Provisioning,
 * D-Series", "config_server_url XML parameter"): it loads the firmware and restarts, takes its VLAN and restarts, and then asks
 * where config_server_url says. The configuration there must name the same VLAN, and does, for it comes of the same network.
 */
public final class PreProvisioning {
    /** A phone out of its box does not know the time, without which no certificate holds. */
    private static final Set<String> SETTINGS = Set.of(
            "config_server_url",
            "network_vlan_discovery_mode",
            "network_vlan_id",
            "network_vlan_qos",
            "pc_vlan_id",
            "pc_qos",
            "ntp_server");

    private PreProvisioning() {}

    /**
     * Only that of a configuration.
     *
     * @param configuration as the phone gets it where it is sent
     * @param overPlain the same as it is over plain HTTP: a phone trusts a private authority only after it has restarted with
     *     this file, and loads its firmware before
     */
    public static Element of(Element configuration, Element overPlain) {
        var first = new Element("config");
        configuration.children("setting").stream()
                .filter(s -> s.attribute("id").filter(SETTINGS::contains).isPresent())
                .forEach(first::add);
        configuration.children("certs").forEach(first::add);
        configuration.children("networks").forEach(first::add);
        overPlain.children("firmwares").forEach(first::add);
        overPlain.children("public_firmwares").forEach(first::add);
        return first;
    }
}
