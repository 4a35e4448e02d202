package org.opendpma.site;

import java.security.PrivateKey;

/** The certificate that a door of ours shows, and its key. */
public record TlsIdentity(CertificateChain chain, PrivateKey key) {
    @Override
    public String toString() {
        return "TlsIdentity[" + chain.own().getSubjectX500Principal() + "]";
    }
}
