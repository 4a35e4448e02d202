package org.opendpma.asterisk;

import org.opendpma.site.Host;
import org.opendpma.site.Secret;

/** How to reach Asterisk's manager interface. */
public record AmiLogin(Host host, int port, String username, Secret secret) {}
