package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opendpma.site.Cidr;
import org.opendpma.site.Host;
import org.opendpma.site.SipTransport;

/** The options of {@code type=network}. */
final class NetworkOptions {
    private static final String S = "network";

    private NetworkOptions() {}

    static final OptionSpec<String> ALIAS = option(S, "alias", Kinds.text(100))
            .example("Office")
            .defaultsTo("the section's name")
            .becomes("network display_name")
            .means("The name in the phone's menu.");

    static final OptionSpec<Cidr> CIDR = option(S, "cidr", Kinds.CIDR)
            .example("192.0.2.0/24")
            .defaultsTo("0.0.0.0/0")
            .becomes("network cidr")
            .means(
                    "The phones of this block of addresses use the network; the first of a phone's networks that holds its"
                            + " address counts.");

    static final OptionSpec<Host> REGISTRATION_ADDRESS = option(S, "registration_address", Kinds.HOST)
            .example("pbx.example.com")
            .defaultsTo("mdns_address, else the address that the phone reached")
            .becomes("host_primary server")
            .means("The SIP server where phones register: Asterisk.");

    static final OptionSpec<Integer> REGISTRATION_PORT = option(S, "registration_port", Kinds.PORT)
            .example("5070")
            .defaultsTo("the port of Asterisk's transport, else 5060, for tls 5061")
            .becomes("host_primary port")
            .means("Its port.");

    static final OptionSpec<SipTransport> TRANSPORT = option(S, "transport", Kinds.TRANSPORT)
            .example("tcp")
            .defaultsTo("udp")
            .becomes("host_primary transport")
            .means("The transport of registrations and calls; a line's own transport overrides it.");

    static final OptionSpec<Host> ALTERNATE_ADDRESS = option(S, "alternate_registration_address", Kinds.HOST)
            .example("pbx2.example.com")
            .becomes("host_alternate server")
            .means("A second SIP server, registered at the same time, for calls only.");

    static final OptionSpec<Integer> ALTERNATE_PORT = option(S, "alternate_registration_port", Kinds.PORT)
            .example("5070")
            .defaultsTo("5060, for tls 5061")
            .becomes("host_alternate port")
            .means("Its port.");

    static final OptionSpec<SipTransport> ALTERNATE_TRANSPORT = option(S, "alternate_transport", Kinds.TRANSPORT)
            .example("tcp")
            .defaultsTo("udp")
            .becomes("host_alternate transport")
            .means("Its transport.");

    static final OptionSpec<String> FILE_URL_PREFIX = option(S, "file_url_prefix", Kinds.FILE_URL)
            .becomes("url of linked files")
            .example("http://pbx.example.com/phones/")
            .means("The URL put before the names of linked files.");

    static final OptionSpec<String> PUBLIC_FIRMWARE_URL_PREFIX = option(S, "public_firmware_url_prefix", Kinds.FILE_URL)
            .example("http://mirror.example.com/firmware/")
            .becomes("public_firmware url")
            .defaultsTo("http://dphone.dl.digium.com/firmware/asterisk/")
            .means(
                    "Where firmware is fetched when the own server fails, as PREFIX/VERSION/VERSION_MODEL_firmware.eff.");

    static final OptionSpec<String> FIRMWARE_URL_PREFIX = option(S, "firmware_url_prefix", Kinds.FILE_URL)
            .defaultsTo("file_url_prefix")
            .becomes("firmware url")
            .from(OptionManual.LAB)
            .example("http://pbx.example.com/firmware/")
            .means("The URL put before the names of firmware files.")
            .isUnverified();

    static final OptionSpec<Host> NTP_SERVER = option(S, "ntp_server", Kinds.HOST)
            .example("192.0.2.1")
            .setting("ntp_server")
            .defaultsTo("the phone's own")
            .means("The time server.");

    static final OptionSpec<Host> SYSLOG_SERVER = option(S, "syslog_server", Kinds.HOST)
            .example("192.0.2.2")
            .setting("log_server")
            .means("Where phones send their log.");

    static final OptionSpec<Integer> SYSLOG_PORT = option(S, "syslog_port", Kinds.PORT)
            .setting("log_port")
            .defaultsTo("514")
            .means("Its port.");

    static final OptionSpec<String> SYSLOG_LEVEL = option(S, "syslog_level", Kinds.choice(levels()))
            .example("error")
            .setting("log_level")
            .defaultsTo("off")
            .means("What phones send there; with a level the setting enable_logging is 1 too.");

    static final OptionSpec<String> VLAN_DISCOVERY_MODE = option(
                    S, "network_vlan_discovery_mode", Kinds.oneOf("NONE", "MANUAL", "LLDP"))
            .setting("network_vlan_discovery_mode")
            .defaultsTo("LLDP")
            .means("How phones find their VLAN.");

    static final OptionSpec<Integer> VLAN_ID = option(S, "network_vlan_id", Kinds.number(0, 4_095))
            .setting("network_vlan_id")
            .defaultsTo("0")
            .means("The VLAN when the mode is MANUAL.");

    static final OptionSpec<Integer> VLAN_QOS = option(S, "network_vlan_qos", Kinds.number(0, 7))
            .example("5")
            .setting("network_vlan_qos")
            .means("FreePBX's name for the priority of the phone's own traffic.")
            .isUnverified();

    static final OptionSpec<Integer> SIP_QOS = option(S, "sip_qos", Kinds.number(0, 7))
            .setting("sip_qos")
            .defaultsTo("3")
            .means("802.1p priority of SIP.");

    static final OptionSpec<Integer> RTP_QOS = option(S, "rtp_qos", Kinds.number(0, 7))
            .setting("rtp_qos")
            .defaultsTo("6")
            .means("802.1p priority of RTP.");

    static final OptionSpec<Integer> PC_VLAN_ID = option(S, "pc_vlan_id", Kinds.number(0, 4_095))
            .setting("pc_vlan_id")
            .defaultsTo("0")
            .means("VLAN of the PC port.");

    static final OptionSpec<Integer> PC_QOS = option(S, "pc_qos", Kinds.number(0, 7))
            .setting("pc_qos")
            .defaultsTo("0")
            .means("Priority of the PC port.");

    static final OptionSpec<Integer> SIP_DSCP = option(S, "sip_dscp", Kinds.number(0, 63))
            .setting("sip_dscp")
            .defaultsTo("24")
            .means("DSCP of SIP.");

    static final OptionSpec<Integer> RTP_DSCP = option(S, "rtp_dscp", Kinds.number(0, 63))
            .setting("rtp_dscp")
            .defaultsTo("46")
            .means("DSCP of RTP.");

    static final OptionSpec<Integer> UDP_KA_INTERVAL = option(S, "udp_ka_interval", Kinds.number(0, 86_400))
            .example("30")
            .setting("udp_ka_interval")
            .defaultsTo("0, never")
            .means("Seconds between keep-alive packets over UDP.");

    static final OptionSpec<RawSetting> SETTING = option(S, "setting", RawSetting.KIND)
            .becomes("setting, as it is written")
            .from(OptionManual.OWN)
            .repeated()
            .example("ntp_prefer_option42,0")
            .means(
                    "A setting that has no option: id,value or id,value,attribute=value; quote with \" what holds a comma. It"
                            + " stands over what an option says.");

    /** What DPMA 1.0 to 1.2 had in general, before there were networks. */
    private static final List<OptionSpec<?>> SHARED = List.of(
            REGISTRATION_ADDRESS,
            REGISTRATION_PORT,
            TRANSPORT,
            ALTERNATE_ADDRESS,
            ALTERNATE_PORT,
            ALTERNATE_TRANSPORT,
            FILE_URL_PREFIX,
            FIRMWARE_URL_PREFIX,
            PUBLIC_FIRMWARE_URL_PREFIX,
            NTP_SERVER,
            SYSLOG_SERVER,
            SYSLOG_PORT,
            SYSLOG_LEVEL,
            VLAN_DISCOVERY_MODE,
            VLAN_ID,
            VLAN_QOS,
            SIP_QOS,
            RTP_QOS,
            PC_VLAN_ID,
            PC_QOS,
            SIP_DSCP,
            RTP_DSCP,
            UDP_KA_INTERVAL);

    /** What is left out in a network is looked for in general. */
    static final List<OptionSpec<?>> LEGACY =
            SHARED.stream().<OptionSpec<?>>map(o -> o.in("general")).toList();

    static final List<OptionSpec<?>> ALL = Stream.of(List.of(ALIAS, CIDR), SHARED, List.of(SETTING))
            .<OptionSpec<?>>flatMap(List::stream)
            .toList();

    /** FreePBX writes {@code warn}. */
    private static Map<String, String> levels() {
        var levels = new LinkedHashMap<String, String>();
        List.of("debug", "error", "warning", "information").forEach(l -> levels.put(l, l));
        levels.put("warn", "warning");
        return levels;
    }
}
