package org.opendpma.asterisk;

/**
 * Where an endpoint is registered, as Asterisk says.
 *
 * @param endpoint its name
 * @param uri the Contact
 * @param userAgent what registered there
 * @param address {@code ip:port} that the REGISTER came from
 */
public record RegisteredContact(String endpoint, String uri, String userAgent, String address) {}
