package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.General.UserlistAuth;
import org.opendpma.site.Host;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;

/** The options of {@code [general]} in res_digium_phone.conf. */
final class GeneralOptions {
    private static final String S = "general";

    private GeneralOptions() {}

    static final OptionSpec<String> SERVER_UUID = option(S, "server_uuid", Kinds.text(64))
            .example("5c0d2f4e-7b1a-4f0e-9a3d-2f6a1c8e9b70")
            .becomes("account server_uuid")
            .means("Identifies this server in accounts and contacts.");

    static final OptionSpec<Secret> GLOBALPIN = option(S, "globalpin", Kinds.PIN)
            .example("4711")
            .means("The PIN of the whole site, asked for when userlist_auth or config_auth is globalpin.");

    static final OptionSpec<UserlistAuth> USERLIST_AUTH = option(S, "userlist_auth", Kinds.choice(UserlistAuth.class))
            .defaultsTo("disabled")
            .means("What it takes to see the list of profiles.");

    static final OptionSpec<ConfigAuth> CONFIG_AUTH = option(S, "config_auth", Kinds.choice(ConfigAuth.class))
            .defaultsTo("disabled")
            .means(
                    "What it takes to get a profile: the phone's own MAC address, the profile's PIN, the global PIN, or nothing.");

    static final OptionSpec<Host> MDNS_ADDRESS = option(S, "mdns_address", Kinds.HOST)
            .example("pbx.example.com")
            .defaultsTo("the address of each interface")
            .becomes("setting config_server_url")
            .means("The host that phones are sent to, in the mDNS advert and in config_server_url.");

    static final OptionSpec<Integer> MDNS_PORT = option(S, "mdns_port", Kinds.PORT)
            .example("5063")
            .defaultsTo("the port of OpenDPMA's own door")
            .means(
                    "The port in the advert. It is opened if nobody else has it or is configured to take it; otherwise the"
                            + " port of OpenDPMA's own door is announced.");

    static final OptionSpec<SipTransport> MDNS_TRANSPORT = option(S, "mdns_transport", Kinds.TRANSPORT)
            .example("tls")
            .defaultsTo("udp")
            .means(
                    "What phones are told to come over. With tls their configuration, passwords included, travels encrypted.");

    static final OptionSpec<String> SERVICE_NAME = option(S, "service_name", Kinds.text(255))
            .defaultsTo("Asterisk")
            .means("The name of the server in the phone's list of servers.");

    static final OptionSpec<Boolean> SERVICE_DISCOVERY_ENABLED = option(S, "service_discovery_enabled", Kinds.FLAG)
            .defaultsTo("yes")
            .means("Whether the server is announced at all.");

    static final OptionSpec<String> FILE_DIRECTORY = option(S, "file_directory", Kinds.PATH)
            .example("/var/lib/asterisk/digium_phones")
            .means("The directory of linked files: contacts, BLF sheets, ringtones.");

    static final OptionSpec<String> FIRMWARE_PACKAGE_DIRECTORY = option(S, "firmware_package_directory", Kinds.PATH)
            .example("/var/lib/asterisk/digium_phones/firmware")
            .means("Read for compatibility; DPMA itself calls it deprecated.");

    static final OptionSpec<String> PJSIP_MESSAGE_CONTEXT = option(S, "pjsip_message_context", Kinds.text(80))
            .defaultsTo("dpma_pjsip_message_context")
            .means("Read for compatibility; OpenDPMA has a SIP door of its own.");

    static final OptionSpec<Integer> TRANSACTION_INITIAL_THREADS = option(
                    S, "transaction_initial_threads", Kinds.number(0, 10_000))
            .example("4")
            .means("Read for compatibility; OpenDPMA sizes its own pool.")
            .isUnverified();

    static final OptionSpec<Integer> TRANSACTION_MAX_THREADS = option(
                    S, "transaction_max_threads", Kinds.number(0, 10_000))
            .example("16")
            .means("Read for compatibility; OpenDPMA sizes its own pool.")
            .isUnverified();

    static final OptionSpec<Boolean> CONTACTS = option(S, "contacts", Kinds.choice(contacts()))
            .defaultsTo("files")
            .becomes("contacts, smart_blf")
            .from(OptionManual.OWN)
            .example("auto")
            .means(
                    "auto: every phone gets a phonebook \"internal\" of all lines that have a name, and a BLF sheet that fits its"
                            + " model. files: only what contact= and blf_items= name.");

    static final List<OptionSpec<?>> ALL = List.of(
            SERVER_UUID,
            GLOBALPIN,
            USERLIST_AUTH,
            CONFIG_AUTH,
            MDNS_ADDRESS,
            MDNS_PORT,
            MDNS_TRANSPORT,
            SERVICE_NAME,
            SERVICE_DISCOVERY_ENABLED,
            FILE_DIRECTORY,
            FIRMWARE_PACKAGE_DIRECTORY,
            PJSIP_MESSAGE_CONTEXT,
            TRANSACTION_INITIAL_THREADS,
            TRANSACTION_MAX_THREADS,
            CONTACTS);

    private static Map<String, Boolean> contacts() {
        Map<String, Boolean> choices = new LinkedHashMap<>();
        choices.put("auto", true);
        choices.put("files", false);
        return choices;
    }
}
