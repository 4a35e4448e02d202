package org.opendpma.site;

import java.util.Optional;

/**
 * What opendpma.conf says that answers depend on.
 *
 * @param acl who may speak to us
 * @param cleartextSecrets whether SIP passwords may leave over UDP and TCP
 * @param tls the certificate of the SIP door
 */
public record Policy(Acl acl, CleartextSecrets cleartextSecrets, Optional<TlsIdentity> tls) {
    /** Whether SIP passwords may leave unencrypted. */
    public enum CleartextSecrets {
        ALLOW,
        WARN,
        REFUSE
    }
}
