package org.opendpma.site;

/**
 * When a phone registers again.
 *
 * @param reregister seconds between registrations
 * @param retry seconds before a failed one is tried again
 * @param maxRetries how often it is tried again
 */
public record RegistrationTimers(int reregister, int retry, int maxRetries) {}
