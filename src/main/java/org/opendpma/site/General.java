package org.opendpma.site;

import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * The section {@code [general]} of res_digium_phone.conf.
 *
 * @param serverUuid identifies this server in accounts and contacts
 * @param globalPin the PIN of the whole site
 * @param userlistAuth what it takes to see the list of profiles
 * @param configAuth what it takes to get one profile
 * @param mdns what is announced
 * @param fileDirectory where linked files lie
 * @param contactsAuto whether every phone gets a phonebook of all lines
 * @param web who may fetch over HTTP outside of all networks
 * @param position where the section stands
 */
public record General(
        Optional<String> serverUuid,
        Optional<Secret> globalPin,
        UserlistAuth userlistAuth,
        ConfigAuth configAuth,
        Mdns mdns,
        Optional<String> fileDirectory,
        boolean contactsAuto,
        WebAccess web,
        Position position) {

    /** What it takes to see the list of profiles. */
    public enum UserlistAuth {
        DISABLED,
        GLOBALPIN
    }

    /** What it takes to get a profile's configuration. */
    public enum ConfigAuth {
        MAC,
        PIN,
        GLOBALPIN,
        DISABLED
    }

    /**
     * The mDNS advert.
     *
     * @param enabled option service_discovery_enabled
     * @param address put into the advert and into config_server_url; empty: the address of each interface
     * @param port option mdns_port; empty: the port of our own door
     * @param transport what phones are told to come over
     * @param serviceName what a user sees on the phone's list of servers
     */
    public record Mdns(
            boolean enabled,
            Optional<Host> address,
            Optional<Integer> port,
            SipTransport transport,
            String serviceName) {}
}
