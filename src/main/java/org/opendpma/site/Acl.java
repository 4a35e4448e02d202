package org.opendpma.site;

import java.net.InetAddress;
import java.util.List;

/**
 * Who may speak to us, by Asterisk's rules: the last rule that holds the address decides, and an address that no rule
 * holds is permitted. Without any rule only loopback, link-local and private addresses are.
 *
 * @param rules in the order written
 */
public record Acl(List<Rule> rules) {
    /** The default: loopback, link-local and private addresses. */
    public static final Acl LOCAL_ONLY = new Acl(List.of());

    /**
     * One {@code permit=} or {@code deny=}.
     *
     * @param permit false for {@code deny=}
     * @param block the addresses it speaks of
     */
    public record Rule(boolean permit, Cidr block) {}

    public Acl {
        rules = List.copyOf(rules);
    }

    /** Whether the address may speak to us. */
    public boolean permits(InetAddress address) {
        if (rules.isEmpty()) {
            return IpAddresses.isLocal(address);
        }
        boolean permitted = true;
        for (Rule rule : rules) {
            if (rule.block().holds(address)) {
                permitted = rule.permit();
            }
        }
        return permitted;
    }
}
