package org.opendpma.config;

import java.util.List;

/**
 * The section {@code [mdns]} of opendpma.conf.
 *
 * @param enabled whether anything is announced
 * @param backend auto, jmdns or avahi
 * @param interfaces names; empty for all
 * @param firmware whether the directory of firmware is announced too
 */
public record MdnsSection(boolean enabled, Backend backend, List<String> interfaces, boolean firmware) {
    /** Who announces. */
    public enum Backend {
        AUTO,
        JMDNS,
        AVAHI
    }

    public MdnsSection {
        interfaces = List.copyOf(interfaces);
    }
}
