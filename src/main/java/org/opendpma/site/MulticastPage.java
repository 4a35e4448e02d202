package org.opendpma.site;

import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=multicastpage}: a multicast address that phones play.
 *
 * @param address a multicast address, as text
 * @param priority the lower one wins
 * @param interrupts whether it may break into a call
 */
public record MulticastPage(
        String name,
        String alias,
        String address,
        int port,
        Optional<Integer> priority,
        Optional<Boolean> interrupts,
        Optional<String> codec,
        Position position) {}
