package org.opendpma.cli;

import java.util.List;
import java.util.Optional;

/**
 * What is written into DHCP servers. Only phones whose option 60 begins with sangoma_ or digium_ are told anything.
 *
 * @param url what they are told
 * @param network where only the phones of one network are told it: its name; else empty
 */
record DhcpSnippets(String url, Optional<String> network) {
    static final List<String> SERVERS = List.of("isc", "kea", "dnsmasq", "mikrotik");

    /** Empty for a server that is not known. */
    Optional<String> of(String server) {
        return switch (server) {
            case "isc" -> Optional.of(isc());
            case "kea" -> Optional.of(kea());
            case "dnsmasq" -> Optional.of(dnsmasq());
            case "mikrotik" -> Optional.of(mikrotik());
            default -> Optional.empty();
        };
    }

    /** A name of our own for what the server needs a name for. */
    private String name(String stem) {
        return network.map(n -> stem + "-" + n.replaceAll("[^A-Za-z0-9]", "-")).orElse(stem);
    }

    private String isc() {
        String where = network.map(n -> "inside the subnet of " + n).orElse("outside of any subnet");
        return """
                # ISC dhcpd: /etc/dhcp/dhcpd.conf, %s
                if substring(option vendor-class-identifier, 0, 8) = "sangoma_"
                    or substring(option vendor-class-identifier, 0, 7) = "digium_" {
                  option tftp-server-name "%s";
                }
                """.formatted(where, url);
    }

    private String kea() {
        String subnet =
                network.map(n -> """
                // and into the subnet of %s, in "subnet4"
                "require-client-classes": [ "%s" ]
                """.formatted(n, name("digium-sangoma"))).orElse("");
        return """
                // Kea: kea-dhcp4.conf, into "Dhcp4"
                "client-classes": [ {
                  "name": "%s",
                  "test": "substring(option[60].text,0,8) == 'sangoma_' or substring(option[60].text,0,7) == 'digium_'",%s
                  "option-data": [ { "name": "tftp-server-name", "data": "%s", "always-send": true } ]
                } ]
                """.formatted(
                        name("digium-sangoma"),
                        network.map(n -> "\n  \"only-if-required\": true,").orElse(""),
                        url)
                + subnet;
    }

    private String dnsmasq() {
        String range = network.map(n -> "# with set:%s in the dhcp-range= of %s\n".formatted(name("net"), n))
                .orElse("");
        String tag = network.map(n -> "tag:" + name("net") + ",").orElse("");
        return """
                # dnsmasq: /etc/dnsmasq.d/opendpma.conf
                %sdhcp-vendorclass=set:digium-sangoma,sangoma_
                dhcp-vendorclass=set:digium-sangoma,digium_
                dhcp-option-force=%stag:digium-sangoma,66,"%s"
                """.formatted(range, tag, url);
    }

    private String mikrotik() {
        return """
                # MikroTik RouterOS 7.4 or later; put the name of %3$s for dhcp1
                /ip dhcp-server option add name=%2$s code=66 value="s'%1$s'"
                /ip dhcp-server option sets add name=%2$s options=%2$s
                /ip dhcp-server matcher add name=%2$s-s server=dhcp1 code=60 matching-type=substring value="sangoma_" option-set=%2$s
                /ip dhcp-server matcher add name=%2$s-d server=dhcp1 code=60 matching-type=substring value="digium_" option-set=%2$s
                """.formatted(
                        url,
                        name("opendpma"),
                        network.map(n -> "the DHCP server of " + n).orElse("your DHCP server"));
    }
}
