package org.opendpma.mdns;

import java.util.List;

/**
 * The section {@code [mdns]} of {@code opendpma.conf}.
 *
 * @param enabled whether anything is announced
 * @param backend what carries it
 * @param interfaces names such as {@code eth0}; empty means all that are up, can do multicast and are not loopback, and loopback
 *     when nothing else is there
 */
public record MdnsSettings(boolean enabled, Backend backend, List<String> interfaces) {
    public MdnsSettings {
        interfaces = List.copyOf(interfaces);
    }
}
