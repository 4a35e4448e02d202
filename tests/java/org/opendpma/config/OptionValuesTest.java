package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendpma.conf.Option;
import org.opendpma.conf.Position;
import org.opendpma.conf.Section;
import org.opendpma.site.Problem;
import org.opendpma.site.Problems;

/** What each option takes and what it refuses, the bounds of its numbers among it. */
class OptionValuesTest {
    private static final String FLAG = "yes no YES true false on off 1 0 y n t f";
    private static final String NO_FLAG = "ja maybe 2 -1 yesno";
    private static final String HOST = "pbx pbx.example.com 192.0.2.1 2001:db8::1 [2001:db8::1]";
    private static final String NO_HOST = "pbx:5060 192.0.2.300 http://pbx -pbx a..b";
    private static final String PORT = "1 5060 65535";
    private static final String NO_PORT = "0 65536 -1 5060x 0x10 99999999999 sip";
    private static final String TRANSPORT = "udp tcp tls UDP Tls";
    private static final String NO_TRANSPORT = "sctp ws wss ssl udp,tcp";
    private static final String PIN = "0 1203 00000000000000000000000000000000";
    private static final String NO_PIN = "12a3 12-34 *123 000000000000000000000000000000000";
    private static final String URL = "http://192.0.2.1/phones/ https://u:p@pbx.example.com:8443/a ftp://h/ ftps://h/"
            + " http://[2001:db8::1]/ http://my_pbx/phones/ http://u:p@my_pbx:8080/";
    private static final String NO_URL =
            "pbx/phones //pbx/ file:///etc/passwd javascript:alert(1) http:///x http://a{b}/";
    private static final String PATH = "/ /var/lib/asterisk /with/ümlaut";
    private static final String NO_PATH = "var/lib ./x ../x ~/x http://x/";
    private static final String ZONES = "Europe/Stockholm America/Argentina/Buenos_Aires UTC Etc/GMT+1";
    private static final String QOS = "0 7";
    private static final String NO_QOS = "-1 8 high";
    private static final String DIGIT_MAP = "[1-9]xx|0x.T3 911 x.";
    private static final String NO_DIGIT_MAP = "9xx|| [1-9 hello";
    private static final String TEXT = "x Büro \"quoted\" <tag> a&b ]]> 'x'";
    private static final String FILE = "x.xml sub/x.xml büro.png";
    private static final String NO_FILE = "../x a/../b /etc/passwd \\x";
    private static final String RAW = "id,value id, 8021x_debug,1 a,b,c=d a,\"b,c\",url=http://x/?a=b";
    private static final String NO_RAW = "id ,value <id>,x a,b,c a,b,1c=d a,b,id=x a,b,value=x";
    private static final String ENCRYPTION = "sdes SDES none no";
    private static final String NO_ENCRYPTION = "dtls yes srtp";

    /** An option, values it takes and values it refuses, each separated by blanks. */
    private record Sample(String type, String option, String good, String bad) {
        @Override
        public String toString() {
            return "[" + type + "] " + option;
        }
    }

    private static List<Sample> samples() {
        var all = new ArrayList<Sample>();
        Stream.of(
                        general(),
                        network(),
                        phone(),
                        phoneDevice(),
                        phoneFiles(),
                        line(),
                        externalLine(),
                        media(),
                        application())
                .forEach(all::addAll);
        network().stream()
                .filter(s -> Stream.concat(NetworkOptions.LEGACY.stream(), WebOptions.OF_GENERAL.stream())
                        .anyMatch(o -> o.name().equals(s.option())))
                .forEach(s -> all.add(new Sample("general", s.option(), s.good(), s.bad())));
        return all;
    }

    private static List<Sample> general() {
        return of("general", new String[][] {
            {"server_uuid", TEXT, chars(65)},
            {"globalpin", PIN, NO_PIN},
            {"userlist_auth", "disabled globalpin GlobalPin", "pin mac yes"},
            {"config_auth", "mac pin globalpin disabled MAC", "yes none md5"},
            {"mdns_address", HOST, NO_HOST},
            {"mdns_port", PORT, NO_PORT},
            {"mdns_transport", TRANSPORT, NO_TRANSPORT},
            {"service_name", TEXT + " " + chars(255), chars(256)},
            {"service_discovery_enabled", FLAG, NO_FLAG},
            {"file_directory", PATH, NO_PATH},
            {"firmware_package_directory", PATH, NO_PATH},
            {"pjsip_message_context", "dpma_pjsip_message_context", chars(81)},
            {"transaction_initial_threads", "0 10 10000", "-1 10001 many"},
            {"transaction_max_threads", "0 10 10000", "-1 10001 many"},
            {"contacts", "auto files AUTO", "yes all"},
        });
    }

    private static List<Sample> network() {
        return of("network", new String[][] {
            {"alias", TEXT, chars(101)},
            {"cidr", "0.0.0.0/0 192.0.2.0/24 192.0.2.0/255.255.255.0 2001:db8::/32 192.0.2.7", "lan 192.0.2.0/33"},
            {"registration_address", HOST, NO_HOST},
            {"registration_port", PORT, NO_PORT},
            {"transport", TRANSPORT, NO_TRANSPORT},
            {"alternate_registration_address", HOST, NO_HOST},
            {"alternate_registration_port", PORT, NO_PORT},
            {"alternate_transport", TRANSPORT, NO_TRANSPORT},
            {"file_url_prefix", URL, NO_URL},
            {"public_firmware_url_prefix", URL, NO_URL},
            {"ntp_server", HOST, NO_HOST},
            {"syslog_server", HOST, NO_HOST},
            {"syslog_port", PORT, NO_PORT},
            {"syslog_level", "debug error warning warn information DEBUG", "info 7 critical"},
            {"http_auth", "none basic digest key", "pin yes"},
            {"http_key", "0123456789abcdef AZ_-az_-AZ_-az_-", "short 0123456789abcde/ ../../../../../../etc"},
            {"http_user", "phones a.b-c_d", "a:b a@b"},
            {"http_password", "sesame p@ss:word", ""},
            {"require_https", FLAG, NO_FLAG},
            {"client_certificate", "no any mac MAC", "yes all"},
            {"http_permit", "192.0.2.0/24 2001:db8::/32 192.0.2.0/24,!192.0.2.7", "lan 192.0.2.0/33"},
            {"http_deny", "0.0.0.0/0 ::/0", "all 10.0.0.0/-1"},
            {"network_vlan_discovery_mode", "NONE MANUAL LLDP lldp", "CDP on"},
            {"network_vlan_id", "0 1 4095", "-1 4096 all"},
            {"network_vlan_qos", QOS, NO_QOS},
            {"sip_qos", QOS, NO_QOS},
            {"rtp_qos", QOS, NO_QOS},
            {"pc_vlan_id", "0 4095", "-1 4096"},
            {"pc_qos", QOS, NO_QOS},
            {"sip_dscp", "0 24 63", "-1 64 af31"},
            {"rtp_dscp", "0 46 63", "-1 64 ef"},
            {"udp_ka_interval", "0 30 86400", "-1 86401 30s"},
            {"firmware_url_prefix", URL, NO_URL},
            {"setting", RAW, NO_RAW},
        });
    }

    private static List<Sample> phone() {
        return of("phone", new String[][] {
            {"full_name", TEXT, chars(101)},
            {"mac", "000FD3AABBCC 00:0f:d3:aa:bb:cc 00-0F-D3-AA-BB-CC 000f.d3aa.bbcc", "000FD3AABBC any 00:0f"},
            {"pin", PIN, NO_PIN},
            {"group_pin", PIN, NO_PIN},
            {"network", "lan", ""},
            {"line", "1000", ""},
            {"external_line", "trunk", ""},
            {"record_own_calls", FLAG, NO_FLAG},
            {"send_to_vm", FLAG, NO_FLAG},
            {"timezone", ZONES, "Europe/Stokholm europe/stockholm CET+1 +01:00"},
            {"ntp_resync", "0 86400 604800", "-1 604801 daily"},
            {"active_locale", "en_US de_DE pt_BR EN_us", "en sv_SE de-DE"},
            {"login_password", PIN, NO_PIN},
            {"web_ui_enabled", FLAG, NO_FLAG},
            {"enable_check_sync", FLAG, NO_FLAG},
            {"transport_tls_allowed", FLAG, NO_FLAG},
            {"application", "vm", ""},
            {"firmware", "d65", ""},
            {"ringtone", "bell", ""},
            {"alert", "door", ""},
            {"multicastpage", "all", ""},
            {"codecs", "G722,PCMA ulaw|alaw g729 opus", "g723 G722,G722 all PCMU,,PCMA"},
            {"config_file", FILE + " /etc/asterisk/anna.xml", "../x a/../b"},
            {"setting", RAW, NO_RAW},
        });
    }

    private static List<Sample> phoneDevice() {
        var all = new ArrayList<Sample>();
        for (String flag : List.of(
                "lock_preferences dim_backlight small_clock display_mc_notification reset_call_volume call_waiting_tone"
                        + " headset_answer ring_headset_only show_call_parking can_forward_calls show_call_log logout_enabled"
                        + " blf_unused_linekeys use_local_storage 8021x_passthrough 8021x_eapol_on_disconnect"
                        + " network_default_enable_openvpn openvpn_logging")) {
            words(flag).forEach(f -> all.add(new Sample("phone", f, FLAG, NO_FLAG)));
        }
        for (String ten : words("brightness contrast backlight_dim_level ringer_volume speaker_volume handset_volume"
                + " headset_volume")) {
            all.add(new Sample("phone", ten, "0 10", "-1 11 loud"));
        }
        all.addAll(of("phone", new String[][] {
            {"lan_port_mode", "auto 10hd 10fd 100hd 100fd 1000fd", "1000hd full"},
            {"pc_port_mode", "auto 1000fd", "10"},
            {"backlight_timeout", "0 604800", "-1 604801"},
            {"blf_page_return_timeout", "0 604800", "-1 604801"},
            {"default_fontsize", "6 40", "5 41"},
            {"idle_company_text", TEXT, chars(256)},
            {"active_ringtone", "Digium my-tone", chars(101)},
            {"handset_sidetone_db", "-100 -25 20", "-101 21 quiet"},
            {"headset_sidetone_db", "-100 20", "-101 21"},
            {"ehs", "auto plantronics jabra_iq Plantronics", "jabra yes"},
            {"parking_exten", "700 *5", chars(81)},
            {"parking_transfer_type", "blind attended", "direct"},
            {"accept_local_calls", "any host", "none yes"},
            {"blf_contact_group", TEXT, chars(101)},
            {"contacts_max_subscriptions", "0 40 1000", "-1 1001"},
            {"name_format", "first_last last_first", "first"},
            {"8021x_method", "eap-md5 eap-tls peap-mschap peap-gtc ttls-mschap ttls-gtc", "md5 leap"},
            {"8021x_identity", TEXT, chars(256)},
            {"8021x_anonymous_identity", "PHONE_MAC", chars(256)},
            {"8021x_password", "x " + chars(256), chars(257)},
        }));
        return all;
    }

    private static List<Sample> phoneFiles() {
        var all = new ArrayList<Sample>(of("phone", new String[][] {
            {"contact", FILE + " contacts-internal.php?group=1 http://pbx/x.xml", NO_FILE},
            {"contacts_display_rules", FILE, NO_FILE},
            {"blf_items", FILE + " blf-internal.php?lines=2", NO_FILE},
            {"wallpaper_file", FILE, NO_FILE},
            {"openvpn_inline_config", FILE, NO_FILE},
            {"8021x_client_cert_url", "http://pbx/a.pem a.pem", NO_FILE},
            {"8021x_root_cert_url", "http://pbx/a.pem a.pem", NO_FILE},
            {"8021x_client_cert_value", TEXT, chars(101)},
            {"8021x_root_cert_value", TEXT, chars(101)},
        }));
        words("d40 d45 d50 d60 d62 d65 d70 d80")
                .forEach(m -> all.add(new Sample("phone", m + "_logo_file", FILE, NO_FILE)));
        return all;
    }

    private static List<Sample> media() {
        var all = new ArrayList<Sample>(of("ringtone", new String[][] {
            {"alias", TEXT, chars(101)}, {"filename", FILE, NO_FILE}
        }));
        all.addAll(of("alert", new String[][] {
            {"alert_info", TEXT, chars(256)},
            {"ring_type", "normal answer ring-answer visual", "ring auto"},
            {"ringtone", "Digium bell", chars(101)},
        }));
        all.addAll(of("firmware", new String[][] {
            {"model", "D65 P325 EXP100", "D_65 " + "D".repeat(21)},
            {"version", "2_9_19 4.24.2 2_2_0_4_5a54ff2", "v2 latest 2-9"},
            {"file", FILE, NO_FILE},
            {"public_firmware", FLAG, NO_FLAG},
        }));
        all.addAll(of("multicastpage", new String[][] {
            {"alias", TEXT, chars(101)},
            {"address", "224.0.0.1 239.255.255.255 ff05::1", "192.0.2.1 240.0.0.1 all"},
            {"port", PORT, NO_PORT},
            {"priority", "0 255", "-1 256 high"},
            {"interrupt", FLAG, NO_FLAG},
            {"codec", "PCMU ulaw", "g723"},
        }));
        return all;
    }

    private static List<Sample> application() {
        return of("application", new String[][] {
            {"application", "voicemail parking queue status custom Queue", "phone queues"},
            {"translation", "de", ""},
            {"require_password", FLAG, NO_FLAG},
            {"parkinglot", "default", chars(81)},
            {"queue", TEXT, chars(129)},
            {"permission", "none status overview details", "all yes"},
            {"member", FLAG, NO_FLAG},
            {"membername", TEXT, chars(129)},
            {"location", "PJSIP/200 Local/201@from-queue/n", chars(129)},
            {"login_exten", "*45 *45@from-internal", chars(129)},
            {"logout_exten", "*46", chars(129)},
            {"status", "available chat away dnd xa unavailable", "busy lunch"},
            {"substatus", TEXT, chars(81)},
            {"send486", FLAG, NO_FLAG},
            {"name", TEXT, chars(101)},
            {"filename", FILE, NO_FILE},
            {"md5sum", "d41d8cd98f00b204e9800998ecf8427e", "d41d8 z41d8cd98f00b204e9800998ecf8427e"},
            {"autostart", FLAG, NO_FLAG},
        });
    }

    private static List<Sample> line() {
        return of("line", new String[][] {
            {"exten", "1000 *97 anna", chars(81)},
            {"line_label", TEXT, chars(101)},
            {"digit_map", DIGIT_MAP, NO_DIGIT_MAP},
            {"mailbox", "201 201@default a.b@c", "@default 201@ 201@a@b"},
            {"voicemail_uri", "*97 sip:vm@pbx " + chars(255), chars(256)},
            {"outboundproxy_address", HOST, NO_HOST},
            {"outboundproxy_port", PORT, NO_PORT},
            {"transport", TRANSPORT, NO_TRANSPORT},
            {"media_encryption", ENCRYPTION, NO_ENCRYPTION},
            {"reregistration_timeout", "10 300 604800", "9 604801 -1"},
            {"registration_retry_interval", "1 25 86400", "0 86401"},
            {"registration_max_retries", "0 5 1000000", "-1 1000001"},
            {"secret", "x s3cr\u00e9t p;x " + chars(256), chars(257)},
            {"authname", "1000 anna@pbx " + chars(128), chars(129)},
            {"context", "from-internal", chars(81)},
            {"subscribecontext", "from-internal", chars(81)},
            {"callerid", "1000 " + TEXT + " " + chars(160), chars(161)},
            {"plar_number", "112 *97# +46123", "call-me 1-2 " + "1".repeat(41)},
        });
    }

    private static List<Sample> externalLine() {
        return of("external_line", new String[][] {
            {"server_address", HOST, NO_HOST},
            {"server_port", PORT, NO_PORT},
            {"transport", TRANSPORT, NO_TRANSPORT},
            {"secondary_server_address", HOST, NO_HOST},
            {"secondary_server_port", PORT, NO_PORT},
            {"secondary_server_transport", TRANSPORT, NO_TRANSPORT},
            {"userid", TEXT + " " + chars(128), chars(129)},
            {"authname", TEXT, chars(129)},
            {"secret", TEXT + " " + chars(256), chars(257)},
            {"register", FLAG, NO_FLAG},
            {"registration", FLAG, NO_FLAG},
            {"callerid", TEXT, chars(161)},
            {"line_label", TEXT, chars(101)},
            {"digit_map", DIGIT_MAP, NO_DIGIT_MAP},
            {"voicemail_uri", TEXT, chars(256)},
            {"media_encryption", ENCRYPTION, NO_ENCRYPTION},
            {"reregistration_timeout", "10 604800", "9 604801"},
            {"registration_retry_interval", "1 86400", "0 86401"},
            {"registration_max_retries", "0 1000000", "-1 1000001"},
        });
    }

    private static List<Sample> of(String type, String[][] rows) {
        return Arrays.stream(rows)
                .map(row -> new Sample(type, row[0], row[1], row[2]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesGoodValuesAndRefusesBadOnes(Sample sample) {
        for (String good : words(sample.good())) {
            assertEquals(List.of(), read(sample, good), good);
        }
        for (String bad : words(sample.bad())) {
            List<Problem> problems = read(sample, bad);
            assertEquals(1, problems.size(), bad);
            assertTrue(problems.get(0).isError(), bad);
        }
    }

    /** XML cannot carry them, and in a log they would forge lines. */
    @ParameterizedTest
    @MethodSource("samples")
    void noOptionTakesControlCharacters(Sample sample) {
        for (String control : List.of("\u0001", "\t", "\u007f", "\u0085", "\ufffe")) {
            assertEquals(1, read(sample, "1" + control + "1").size(), sample + " takes U+" + (int) control.charAt(0));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEmptyValueIsNotSet(Sample sample) {
        assertEquals(List.of(), read(sample, ""));
    }

    @Test
    void everyOptionHasASample() {
        var declared = new TreeSet<String>();
        Stream.concat(Stream.of("general"), OptionTable.types().stream())
                .forEach(type -> OptionTable.of(type)
                        .orElseThrow()
                        .options()
                        .forEach(o -> declared.add("[" + type + "] " + o.name())));
        var sampled = new TreeSet<String>();
        samples().forEach(s -> sampled.add(s.toString()));
        assertEquals(declared, sampled);
    }

    private static List<Problem> read(Sample sample, String value) {
        var problems = new Problems();
        var position = new Position("phones.conf", 2);
        var option = new Option(sample.option(), value, position);
        SectionValues.read(
                new Section("x", false, List.of(), position, List.of(option)),
                OptionTable.of(sample.type()).orElseThrow(),
                problems);
        return problems.list();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(w -> !w.isEmpty()).toList();
    }

    private static String chars(int count) {
        return "ä".repeat(count);
    }
}
