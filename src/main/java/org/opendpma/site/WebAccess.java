package org.opendpma.site;

import java.util.Optional;

/**
 * Who of a network may fetch over HTTP, and how.
 *
 * @param auth how a phone shows that it may
 * @param key the secret first element of every path, where there is one
 * @param shared a login that every phone of the network may use; a phone's own is its name or MAC address and its PIN
 * @param https whether nothing is given over plain HTTP
 * @param certificate what a phone's own certificate must be
 * @param acl who may fetch at all
 */
public record WebAccess(
        Auth auth,
        Optional<Secret> key,
        Optional<WebLogin> shared,
        boolean https,
        ClientCertificate certificate,
        Optional<Acl> acl) {
    /** How a phone shows that it may fetch. */
    public enum Auth {
        NONE,
        /** User and password, readable on the way over plain HTTP (RFC 7617). */
        BASIC,
        /** User and password, never sent themselves (RFC 7616). */
        DIGEST,
        /** It knows the path. */
        KEY
    }

    /** What a phone's own certificate must be. */
    public enum ClientCertificate {
        NO,
        /** One that our authority signed. */
        ANY,
        /** One that names the MAC address it asks for. */
        MAC
    }

    /** Whether a login is asked for. */
    public boolean wantsLogin() {
        return auth == Auth.BASIC || auth == Auth.DIGEST;
    }
}
