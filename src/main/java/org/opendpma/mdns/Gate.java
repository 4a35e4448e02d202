package org.opendpma.mdns;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Decides what of a message from the network JmDNS gets to see. Used by one thread, that which reads the socket. */
interface Gate {
    /** The part of the message that matters here, in JmDNS's spelling of names; nothing when none of it does. */
    Optional<DnsMessage> admit(DnsMessage message, InetSocketAddress from);
}
