package org.opendpma.config;

import java.util.List;
import java.util.Map;
import org.opendpma.site.SipTransport;

/**
 * The section {@code [sip]} of opendpma.conf.
 *
 * @param doors the transports that are open, and where
 * @param tlsMinimum the oldest TLS version spoken, by its Java name
 * @param tlsCiphers cipher suites, best first; empty for the default
 * @param udpAnswerMax the largest answer over UDP, in bytes of the whole datagram
 * @param maxConnections TCP and TLS connections held at once
 * @param maxConnectionsPerAddress how many of them may come from one address
 * @param idleSeconds after which a silent connection is closed
 */
public record SipSettings(
        Map<SipTransport, Bind> doors,
        String tlsMinimum,
        List<String> tlsCiphers,
        int udpAnswerMax,
        int maxConnections,
        int maxConnectionsPerAddress,
        int idleSeconds) {

    public SipSettings {
        doors = Map.copyOf(doors);
        tlsCiphers = List.copyOf(tlsCiphers);
    }

    /** How TLS is spoken; it holds for HTTPS too. */
    public TlsProfile tlsProfile() {
        return new TlsProfile(tlsMinimum, tlsCiphers);
    }
}
