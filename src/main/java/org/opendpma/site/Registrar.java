package org.opendpma.site;

import java.util.Optional;

/**
 * Where a line registers: a network's option where it says so, else what is known of the Asterisk beside us.
 *
 * @param server a name, or an address without brackets
 */
public record Registrar(String server, int port, SipTransport transport) {

    /**
     * The registrar of one line in one network.
     *
     * @param network empty for a phone without networks
     * @param reachedAt the server as the phone reached us, used when nobody named one
     */
    public static Registrar of(
            Line line, Optional<Network> network, General general, Optional<Endpoints> endpoints, String reachedAt) {
        Optional<SipTransport> shared = network.flatMap(n -> n.registration().transport());
        SipTransport transport = line.transport().or(() -> shared).orElse(SipTransport.UDP);
        String server = network.flatMap(n -> n.registration().host())
                .or(() -> general.mdns().address())
                .map(Host::name)
                .orElse(reachedAt);
        // A port that belongs to the network's transport is wrong for a line that goes over another one.
        boolean portFits = shared.isEmpty() || shared.get() == transport;
        int port = network.flatMap(n -> n.registration().port())
                .filter(p -> portFits)
                .or(() -> endpoints.flatMap(e -> e.transport(transport)).map(PjsipTransport::port))
                .orElse(transport.defaultPort());
        return new Registrar(server, port, transport);
    }

    /** The second registrar of a network, if it has one. */
    public static Optional<Registrar> alternate(Network network) {
        return network.alternate().map(a -> {
            SipTransport transport = a.transport().orElse(SipTransport.UDP);
            return new Registrar(
                    a.host().map(Host::name).orElse(""), a.port().orElse(transport.defaultPort()), transport);
        });
    }
}
