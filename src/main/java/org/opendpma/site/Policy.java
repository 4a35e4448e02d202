package org.opendpma.site;

import java.util.List;
import java.util.Optional;

/**
 * What opendpma.conf says that answers depend on.
 *
 * @param acl who may speak to us
 * @param cleartextSecrets whether SIP passwords may leave over UDP and TCP
 * @param tls the certificate of the SIP door
 * @param trusted root certificates that phones are given to trust
 */
public record Policy(
        Acl acl, CleartextSecrets cleartextSecrets, Optional<TlsIdentity> tls, List<RootCertificate> trusted) {
    public Policy {
        trusted = List.copyOf(trusted);
    }

    /** Whether SIP passwords may leave unencrypted. */
    public enum CleartextSecrets {
        ALLOW,
        WARN,
        REFUSE
    }
}
