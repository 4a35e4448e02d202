package org.opendpma.site;

/** How media is encrypted between phone and Asterisk; phones of this family know SDES only (RFC 4568). */
public enum MediaEncryption {
    NONE,
    SDES,
    /** An endpoint may ask for it, but no phone of this family can answer. */
    DTLS
}
