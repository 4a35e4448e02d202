package org.opendpma.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.opendpma.control.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opendpma dhcp}: what to write into a DHCP server so that phones out of their box find us. */
@Command(
        name = "dhcp",
        description = "Prints what a DHCP server needs so that phones find this one by option 66. It is meant only for"
                + " phones whose option 60 begins with sangoma_ or digium_; others are left alone.",
        footer = {
            "",
            "Examples:",
            "  opendpma dhcp http://pbx.example.com:8084/",
            "  opendpma dhcp --server kea https://pbx.example.com:8444/q8Zt0LwXv3kR5mNp/",
            "  opendpma dhcp 'sip:proxy@pbx.example.com:5062;transport=tcp'"
        })
public final class DhcpCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "Only for isc, kea, dnsmasq or mikrotik (default: all four).")
    private String server = "";

    @Parameters(paramLabel = "URL", description = "What phones are told: http://, https:// or sip:proxy@...")
    private String url = "";

    @Override
    public Integer call() {
        if (!url.matches("(https?://[^\\s\"'\\\\]+/|sip:proxy@[^\\s\"'\\\\]+)")) {
            System.err.println("opendpma: " + url
                    + " is nothing that phones can be told; write http://HOST:PORT/ or https://HOST:PORT/, with the / at"
                    + " its end, or sip:proxy@HOST:PORT;transport=tcp");
            return Result.USAGE;
        }
        var wanted = server.isEmpty() ? List.of("isc", "kea", "dnsmasq", "mikrotik") : List.of(server);
        for (String name : wanted) {
            String text = snippet(name.toLowerCase(Locale.ROOT));
            if (text.isEmpty()) {
                System.err.println(
                        "opendpma: no DHCP server is called " + name + " here; write isc, kea, dnsmasq or mikrotik");
                return Result.USAGE;
            }
            System.out.println(text);
        }
        System.out.println(needs());
        return Result.DONE;
    }

    private String snippet(String name) {
        return switch (name) {
            case "isc" -> """
                    # ISC dhcpd: /etc/dhcp/dhcpd.conf, outside of any subnet
                    class "digium-sangoma" {
                      match if substring(option vendor-class-identifier, 0, 8) = "sangoma_"
                            or substring(option vendor-class-identifier, 0, 7) = "digium_";
                      option tftp-server-name "%s";
                    }
                    """.formatted(url);
            case "kea" -> """
                    // Kea: kea-dhcp4.conf, into "Dhcp4"
                    "client-classes": [ {
                      "name": "digium-sangoma",
                      "test": "substring(option[60].text,0,8) == 'sangoma_' or substring(option[60].text,0,7) == 'digium_'",
                      "option-data": [ { "name": "tftp-server-name", "data": "%s", "always-send": true } ]
                    } ]
                    """.formatted(url);
            case "dnsmasq" -> """
                    # dnsmasq: /etc/dnsmasq.d/opendpma.conf
                    dhcp-vendorclass=set:digium-sangoma,sangoma_
                    dhcp-vendorclass=set:digium-sangoma,digium_
                    dhcp-option-force=tag:digium-sangoma,66,"%s"
                    """.formatted(url);
            case "mikrotik" -> """
                    # MikroTik RouterOS 7.4 or later; put the name of your DHCP server for dhcp1
                    /ip dhcp-server option add name=opendpma code=66 value="s'%1$s'"
                    /ip dhcp-server option sets add name=opendpma options=opendpma
                    /ip dhcp-server matcher add name=sangoma server=dhcp1 code=60 matching-type=substring value="sangoma_" option-set=opendpma
                    /ip dhcp-server matcher add name=digium server=dhcp1 code=60 matching-type=substring value="digium_" option-set=opendpma
                    """.formatted(url);
            default -> "";
        };
    }

    private String needs() {
        if (url.startsWith("sip:")) {
            return "Firmware: phones know a sip:proxy@ URL in option 66 from 1_1_3 on. What they then say over SIP MESSAGE is"
                    + " their maker's closed format: phones with its firmware need an http:// or https:// URL instead.";
        }
        return url.startsWith("https:")
                ? "Firmware: from 2_3_0 on (D80: 1_5_0) phones check the certificate. Out of its box a phone trusts public"
                        + " authorities only, so a private one must reach it first over http:// (ca= in [general])."
                : "Firmware: every firmware fetches by option 66. From 1_1_3 on it keeps the config_server_url that it finds"
                        + " in the file.";
    }
}
