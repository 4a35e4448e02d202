package org.opendpma.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the configuration of a server that knows the phones: typical ones, with two lines, one network, 20 settings. */
final class SiteFiles {
    /** Every door on loopback, wherever the system has a port; endpoints from a file. */
    private static final String DAEMON = """
            [general]
            phones = res_digium_phone.conf
            state_directory = state
            cleartext_secrets = allow

            [asterisk]
            source = files
            pjsip = pjsip.conf

            [sip]
            udp = 127.0.0.1:0
            tcp = 127.0.0.1:0
            tls = 127.0.0.1:0
            certificate = server.crt
            key = server.key

            [admin]
            socket = control.sock

            [mdns]
            enabled = no
            """;

    private static final String GENERAL = """
            [general]
            config_auth = mac
            server_uuid = 5d0c8f5e-3d1c-4d55-9c0a-6b1f0a3f6a52
            service_discovery_enabled = no

            [office]
            type = network
            alias = Office
            cidr = 0.0.0.0/0
            registration_address = 127.0.0.1
            registration_port = 5060
            transport = udp
            ntp_server = 127.0.0.1
            syslog_server = 127.0.0.1
            syslog_port = 514
            syslog_level = error
            network_vlan_discovery_mode = LLDP
            network_vlan_id = 0
            sip_qos = 3
            rtp_qos = 6
            pc_vlan_id = 0
            pc_qos = 0
            sip_dscp = 24
            rtp_dscp = 46
            udp_ka_interval = 30
            """;

    private static final String PHONE = """

            [%1$s]
            type = phone
            mac = %2$s
            full_name = Phone %1$s
            network = office
            line = %3$s
            line = %4$s
            timezone = Europe/Berlin
            ntp_resync = 86400
            active_locale = de_DE
            login_password = 789789
            web_ui_enabled = yes
            enable_check_sync = yes
            transport_tls_allowed = yes
            record_own_calls = yes
            send_to_vm = yes
            """;

    private static final String LINE = """

            [%1$s]
            type = line
            line_label = Line %1$s
            mailbox = %1$s@default
            digit_map = [0-8]xxxxx|911|9411|9611|9011xxxxx.T3|91xxxxxxxxxx|9[2-9]xxxxxxxxx|*xx.T3|[0-8]xx.T3
            """;

    private static final String ENDPOINT = """

            [%1$s]
            type = endpoint
            context = phones
            allow = g722,ulaw,alaw
            auth = %1$s
            aors = %1$s
            callerid = "Phone %1$s" <%1$s>
            mailboxes = %1$s@default
            rewrite_contact = yes
            [%1$s]
            type = auth
            auth_type = userpass
            username = %1$s
            password = %2$s
            [%1$s]
            type = aor
            max_contacts = 1
            """;

    private static final String TRANSPORT = """
            [transport-udp]
            type = transport
            protocol = udp
            bind = 127.0.0.1:5060
            """;

    private SiteFiles() {}

    /**
     * Writes opendpma.conf, res_digium_phone.conf, pjsip.conf, and pjsip_extra.conf: the endpoints for an Asterisk that has
     * its transports already.
     */
    static void write(Path directory, int phones) throws IOException {
        var site = new StringBuilder(GENERAL);
        var endpoints = new StringBuilder();
        for (int number = 0; number < phones; number++) {
            var phone = new PhoneId(number);
            List<PhoneId.Line> lines = phone.lines();
            site.append(PHONE.formatted(
                    phone.section(),
                    phone.mac(),
                    lines.get(0).name(),
                    lines.get(1).name()));
            for (PhoneId.Line line : lines) {
                site.append(LINE.formatted(line.name()));
                endpoints.append(ENDPOINT.formatted(line.name(), line.password()));
            }
        }
        write(directory, "opendpma.conf", DAEMON);
        write(directory, "res_digium_phone.conf", site);
        write(directory, "pjsip.conf", TRANSPORT + endpoints);
        write(directory, "pjsip_extra.conf", endpoints);
    }

    private static void write(Path directory, String file, CharSequence text) throws IOException {
        Files.writeString(directory.resolve(file), text, StandardCharsets.UTF_8);
    }
}
