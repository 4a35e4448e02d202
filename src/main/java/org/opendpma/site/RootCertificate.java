package org.opendpma.site;

/**
 * A root certificate that phones are told to trust.
 *
 * @param label what the phone shows
 * @param base64 DER in base64, without armour and line ends
 * @param md5 of the base64 text, in hexadecimal digits: a phone takes a new certificate when it changes
 */
public record RootCertificate(String label, String base64, String md5) {}
