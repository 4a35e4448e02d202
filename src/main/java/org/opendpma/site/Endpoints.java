package org.opendpma.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from Asterisk in one go.
 *
 * @param byName the endpoints
 * @param transports the SIP transports that Asterisk offers; empty when it would not tell
 * @param asteriskVersion for {@code show version}; empty when read from files
 */
public record Endpoints(
        Map<String, Endpoint> byName, List<PjsipTransport> transports, Optional<String> asteriskVersion) {

    public Endpoints {
        byName = Map.copyOf(byName);
        transports = List.copyOf(transports);
    }

    public Optional<Endpoint> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The first transport of Asterisk for a protocol. */
    public Optional<PjsipTransport> transport(SipTransport protocol) {
        return transports.stream().filter(t -> t.protocol() == protocol).findFirst();
    }
}
