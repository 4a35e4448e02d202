package org.opendpma.site;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A server's certificate with what it takes to verify it.
 *
 * @param file where it was read from
 * @param certificates the server's own first
 */
public record CertificateChain(String file, List<X509Certificate> certificates) {
    public CertificateChain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no certificate in " + file);
        }
    }

    /** The server's own. */
    public X509Certificate own() {
        return certificates.get(0);
    }
}
