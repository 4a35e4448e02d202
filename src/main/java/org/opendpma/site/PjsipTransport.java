package org.opendpma.site;

import java.util.Optional;

/**
 * A SIP transport that Asterisk itself offers.
 *
 * @param name its section in pjsip.conf
 * @param protocol what it speaks
 * @param bindHost the address it listens on, as written
 * @param port where it listens
 * @param certificate the path of its certificate, for TLS
 */
public record PjsipTransport(
        String name, SipTransport protocol, String bindHost, int port, Optional<String> certificate) {}
