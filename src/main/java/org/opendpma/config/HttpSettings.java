package org.opendpma.config;

import java.util.Map;
import org.opendpma.site.WebScheme;

/**
 * The section {@code [http]} of opendpma.conf, as far as sockets depend on it.
 *
 * @param doors the schemes that are open, and where
 * @param tls how HTTPS is spoken
 * @param maxConnections connections held at once
 * @param maxConnectionsPerAddress how many of them may come from one address
 * @param idleSeconds after which a silent connection is closed
 * @param clientCertificates whether phones are asked for a certificate
 * @param firmwareDownloads how many phones fetch firmware at once
 */
public record HttpSettings(
        Map<WebScheme, Bind> doors,
        TlsProfile tls,
        int maxConnections,
        int maxConnectionsPerAddress,
        int idleSeconds,
        boolean clientCertificates,
        int firmwareDownloads) {
    public HttpSettings {
        doors = Map.copyOf(doors);
    }
}
