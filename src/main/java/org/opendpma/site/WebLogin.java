package org.opendpma.site;

/** One login for many phones: what stands before the {@code @} of a URL. */
public record WebLogin(String user, Secret password) {}
