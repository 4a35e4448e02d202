package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclTest {
    @ParameterizedTest
    @CsvSource({
        // rules in the order written                               address         permitted
        "permit 192.0.2.0/24,                                        192.0.2.1,      true",
        // Nothing denies, so nobody is denied: Asterisk's rule, and a trap.
        "permit 192.0.2.0/24,                                        198.51.100.1,   true",
        "deny 192.0.2.0/24,                                          192.0.2.1,      false",
        "deny 192.0.2.0/24,                                          198.51.100.1,   true",
        "deny 0.0.0.0/0; permit 192.0.2.0/24,                        192.0.2.1,      true",
        "deny 0.0.0.0/0; permit 192.0.2.0/24,                        198.51.100.1,   false",
        "deny 0.0.0.0/0; permit 192.0.2.0/24,                        2001:db8::1,    false",
        "permit 192.0.2.0/24; deny 0.0.0.0/0,                        192.0.2.1,      false",
        "deny 0.0.0.0/0; permit 192.0.2.0/24; deny 192.0.2.7,        192.0.2.7,      false",
        "deny 0.0.0.0/0; permit 192.0.2.0/24; deny 192.0.2.7,        192.0.2.8,      true",
        "deny 0.0.0.0/0; permit ::/0,                                2001:db8::1,    true",
        "deny 0.0.0.0/0; permit ::/0,                                198.51.100.1,   false",
        "deny 0.0.0.0/0,                                             127.0.0.1,      false",
    })
    void theLastRuleThatHoldsTheAddressDecides(String rules, String address, boolean permitted) {
        assertEquals(permitted, acl(rules).permits(Samples.ip(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,        true",
        "127.9.9.9,        true",
        "::1,              true",
        "10.1.2.3,         true",
        "172.16.0.1,       true",
        "172.31.255.255,   true",
        "172.32.0.1,       false",
        "192.168.1.1,      true",
        "169.254.7.7,      true",
        "fe80::1,          true",
        "fc00::1,          true",
        "fd12:3456::1,     true",
        "fe00::1,          false",
        "100.64.0.1,       false",
        "192.0.2.1,        false",
        "8.8.8.8,          false",
        "2001:db8::1,      false",
        "0.0.0.0,          false",
    })
    void withoutRulesOnlyLocalAddressesArePermitted(String address, boolean permitted) {
        assertEquals(permitted, Acl.LOCAL_ONLY.permits(Samples.ip(address)));
    }

    @Test
    void rulesCannotBeChangedLater() {
        var rules = new ArrayList<Acl.Rule>();
        rules.add(new Acl.Rule(false, Cidr.EVERYWHERE));
        var acl = new Acl(rules);
        rules.clear();
        assertEquals(false, acl.permits(Samples.ip("10.0.0.1")));
    }

    private static Acl acl(String rules) {
        var list = new ArrayList<Acl.Rule>();
        for (String rule : List.of(rules.split(";", -1))) {
            String[] words = rule.strip().split(" ", 2);
            list.add(
                    new Acl.Rule(words[0].equals("permit"), Cidr.parse(words[1]).orElseThrow()));
        }
        return new Acl(list);
    }
}
