package org.opendpma.site;

import java.util.Optional;

/** An outbound proxy of a line. */
public record OutboundProxy(Host host, Optional<Integer> port) {}
