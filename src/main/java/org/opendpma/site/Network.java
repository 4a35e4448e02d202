package org.opendpma.site;

import java.util.List;
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
 * @param settings everything that becomes a plain setting
 */
public record Network(
        String name,
        String alias,
        Cidr cidr,
        Registration registration,
        Optional<Registration> alternate,
        Optional<String> fileUrlPrefix,
        List<Setting> settings,
        Position position) {

    public Network {
        settings = List.copyOf(settings);
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
