package org.opendpma.site;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A server's certificate with what it takes to verify it.
 *
 * @param file where it was read from
 * @param certificates the server's own first
 */
public record CertificateChain(String file, List<X509Certificate> certificates) {
    private static final long SECONDS_A_DAY = 86_400;

    public CertificateChain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no certificate in " + file);
        }
    }

    /** The days until the server's own ends; negative when it has. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, own().getNotAfter().toInstant()).toSeconds(), SECONDS_A_DAY);
    }

    /** The server's own. */
    public X509Certificate own() {
        return certificates.get(0);
    }
}
