package org.opendpma.site;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What opendpma.conf says that answers depend on.
 *
 * @param acl who may speak to us
 * @param cleartextSecrets whether SIP passwords may leave over UDP and TCP
 * @param tls the certificate of the SIP door
 * @param trusted root certificates that phones are given to trust
 * @param https the certificate of the HTTPS door
 * @param clientAuthorities who may sign the certificates of phones; empty when phones need none
 * @param firmware what phones are offered from our own directory
 */
public record Policy(
        Acl acl,
        CleartextSecrets cleartextSecrets,
        Optional<TlsIdentity> tls,
        List<RootCertificate> trusted,
        Optional<TlsIdentity> https,
        List<X509Certificate> clientAuthorities,
        FirmwareStock firmware) {

    public Policy {
        trusted = List.copyOf(trusted);
        clientAuthorities = List.copyOf(clientAuthorities);
    }

    /** Without an HTTPS door. */
    public Policy(
            Acl acl, CleartextSecrets cleartextSecrets, Optional<TlsIdentity> tls, List<RootCertificate> trusted) {
        this(acl, cleartextSecrets, tls, trusted, Optional.empty(), List.of(), FirmwareStock.NONE);
    }

    /** Whether SIP passwords may leave unencrypted. */
    public enum CleartextSecrets {
        ALLOW,
        WARN,
        REFUSE
    }
}
