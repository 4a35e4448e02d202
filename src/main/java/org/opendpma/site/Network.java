package org.opendpma.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=network}: where phones of one block of addresses register, and the settings they share.
 *
 * @param name the section's name; the network_id in the XML
 * @param alias what the phone's menu shows
 * @param cidr the phone's own address is matched against it
 * @param registration the SIP server
 * @param alternate a second server, registered at the same time; calls only
 * @param fileUrlPrefix put before the names of linked files
 * @param firmwareUrlPrefix put before the names of firmware files, where that is another place
 * @param publicFirmwareUrlPrefix where firmware is fetched when the own server fails
 * @param web who may fetch over HTTP
 * @param settings everything that becomes a plain setting
 * @param raw settings that the administrator wrote himself; they stand over derived ones
 * @param origins where the values come from, by the option's name; what is not in it is a default
 */
public record Network(
        String name,
        String alias,
        Cidr cidr,
        Registration registration,
        Optional<Registration> alternate,
        Optional<String> fileUrlPrefix,
        Optional<String> firmwareUrlPrefix,
        Optional<String> publicFirmwareUrlPrefix,
        WebAccess web,
        List<Setting> settings,
        List<Setting> raw,
        Map<String, Origin> origins,
        Position position) {

    public Network {
        settings = List.copyOf(settings);
        raw = List.copyOf(raw);
        origins = Map.copyOf(origins);
    }

    public Origin origin(String option) {
        return origins.getOrDefault(option, Origin.DEFAULT);
    }

    /**
     * A SIP server as a network names it; what is left out is filled in when a phone asks.
     *
     * @param host empty: the server that the phone reached us at
     * @param port empty: the port of Asterisk's own transport
     * @param transport empty: UDP, unless the line says otherwise
     */
    public record Registration(Optional<Host> host, Optional<Integer> port, Optional<SipTransport> transport) {}
}
