package org.opendpma.cli.tls;

/**
 * Something that phones dislike about a server.
 *
 * @param mask the bits that the phone shows; none where it shows no more than that there is no connection
 * @param text what is wrong
 * @param where over which protocol it matters
 */
record Complaint(long mask, String text, Where where) {
    /** Over which protocol it matters. */
    enum Where {
        EVERYWHERE,
        /** SIP takes no wildcards (RFC 5922 section 7.2), HTTPS does. */
        SIP_WILDCARD,
        /** The handshake fails, whether the certificate is looked at or not. */
        HANDSHAKE
    }

    @Override
    public String toString() {
        return "complaint    " + (mask == 0 ? "" : String.format("0x%08x: ", mask)) + text
                + (where == Where.SIP_WILDCARD ? " (over SIP, unless tls_allow_wildcard_certs is 1)" : "");
    }
}
