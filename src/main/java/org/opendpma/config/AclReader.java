package org.opendpma.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.conf.Option;
import org.opendpma.conf.Section;
import org.opendpma.site.Acl;
import org.opendpma.site.Cidr;

/** Reads {@code permit=} and {@code deny=} in the order in which they stand, as Asterisk does. */
final class AclReader {
    private AclReader() {}

    static boolean isRule(String text) {
        return rules(true, text).isPresent();
    }

    static Acl read(List<Section> sections) {
        var rules = new ArrayList<Acl.Rule>();
        for (Section section : sections) {
            for (Option option : section.options()) {
                boolean permit = option.name().equalsIgnoreCase(DaemonOptions.PERMIT.name());
                if (permit || option.name().equalsIgnoreCase(DaemonOptions.DENY.name())) {
                    rules(permit, option.value()).ifPresent(rules::addAll);
                }
            }
        }
        return rules.isEmpty() ? Acl.LOCAL_ONLY : new Acl(rules);
    }

    /** {@code 192.0.2.0/24,!192.0.2.7}: several in one option, {@code !} for the contrary. */
    static Optional<List<Acl.Rule>> rules(boolean permit, String text) {
        var rules = new ArrayList<Acl.Rule>();
        for (String part : text.split(",", -1)) {
            String block = part.strip();
            boolean contrary = block.startsWith("!");
            Optional<Cidr> cidr = Cidr.parse(contrary ? block.substring(1) : block);
            if (cidr.isEmpty()) {
                return Optional.empty();
            }
            rules.add(new Acl.Rule(permit != contrary, cidr.get()));
        }
        return Optional.of(rules);
    }
}
