package org.opendpma.mdns;

/**
 * A server that announced itself; the texts come from the network and are not to be trusted.
 *
 * @param name its instance name, at most 63 bytes of UTF-8, without control characters
 * @param sipUrl {@code sip:proxy@...}, or {@code http:...} of a firmware server; at most 255 characters, none of them a control character
 * @param serviceType {@code asterisk}, {@code switchvox}, {@code firmware}, or empty when it does not say
 */
public record FoundServer(String name, String sipUrl, String serviceType) {}
