package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Host;
import org.opendpma.site.Policy.CleartextSecrets;
import org.opendpma.site.Secret;

/** The options of opendpma.conf, by section. */
final class DaemonOptions {
    private DaemonOptions() {}

    static final Kind<Bind> BIND = Kind.of("an IP address and a port, such as 0.0.0.0:5062 or [::]:5062", Bind::parse);

    static final Kind<String> FILE =
            Kind.of("the path of a file or directory", t -> Optional.of(t).filter(Kinds::isXmlText));

    static final Kind<String> RULE = Kind.of(
            "addresses such as 192.0.2.0/24 or 2001:db8::/32, several separated by commas, with ! for the contrary",
            t -> AclReader.isRule(t) ? Optional.of(t) : Optional.empty());

    static final OptionSpec<String> PHONES = option("general", "phones", FILE)
            .defaultsTo("/etc/asterisk/res_digium_phone.conf")
            .means("DPMA's own file.");
    static final OptionSpec<String> STATE_DIRECTORY = option("general", "state_directory", FILE)
            .defaultsTo("/var/lib/opendpma")
            .means("Where sessions are kept over a restart.");
    static final OptionSpec<String> PERMIT = option("general", "permit", RULE)
            .repeated()
            .defaultsTo("loopback, link-local and private addresses")
            .means("Addresses that may speak to us; the last rule that holds an address decides.");
    static final OptionSpec<String> DENY =
            option("general", "deny", RULE).repeated().means("Addresses that may not speak to us.");
    static final OptionSpec<CleartextSecrets> CLEARTEXT_SECRETS = option(
                    "general", "cleartext_secrets", Kinds.choice(CleartextSecrets.class))
            .defaultsTo("warn")
            .means("Whether SIP passwords may leave over UDP and TCP.");

    static final OptionSpec<String> CA = option("general", "ca", FILE)
            .repeated()
            .means("A root certificate in PEM that phones are told to trust, for a certificate authority of your own.");

    /** Where endpoints come from. */
    enum Source {
        AMI,
        FILES
    }

    static final OptionSpec<Source> SOURCE = option("asterisk", "source", Kinds.choice(Source.class))
            .defaultsTo("ami")
            .means("Where endpoints and passwords come from: Asterisk itself over AMI, or its files.");
    static final OptionSpec<Host> AMI_HOST =
            option("asterisk", "host", Kinds.HOST).defaultsTo("127.0.0.1").means("Asterisk's AMI.");
    static final OptionSpec<Integer> AMI_PORT =
            option("asterisk", "port", Kinds.PORT).defaultsTo("5038").means("Its port.");
    static final OptionSpec<String> AMI_USERNAME =
            option("asterisk", "username", Kinds.text(128)).means("The AMI user, from manager.conf.");
    static final OptionSpec<Secret> AMI_SECRET =
            option("asterisk", "secret", Kinds.PASSWORD).means("The AMI user's secret.");
    static final OptionSpec<String> PJSIP = option("asterisk", "pjsip", FILE)
            .defaultsTo("/etc/asterisk/pjsip.conf")
            .means("The file that is read when source is files.");

    static final OptionSpec<Bind> UDP = option("sip", "udp", BIND).means("SIP over UDP; left out, it is closed.");
    static final OptionSpec<Bind> TCP = option("sip", "tcp", BIND).means("SIP over TCP; left out, it is closed.");
    static final OptionSpec<Bind> TLS = option("sip", "tls", BIND).means("SIP over TLS; left out, it is closed.");
    static final OptionSpec<String> CERTIFICATE =
            option("sip", "certificate", FILE).means("The certificate of SIP over TLS, in PEM, with its chain.");
    static final OptionSpec<String> KEY =
            option("sip", "key", FILE).defaultsTo("the certificate's file").means("Its private key, in PEM.");
    static final OptionSpec<String> TLS_MINIMUM = option("sip", "tls_minimum", tlsVersions())
            .defaultsTo("1.2")
            .means("The oldest TLS version that is spoken: 1.0, 1.1, 1.2 or 1.3. What is older than 1.2 is broken; only"
                    + " for phones that cannot be updated.");
    static final OptionSpec<String> TLS_CIPHERS = option("sip", "tls_ciphers", cipherList())
            .defaultsTo("TLS 1.3's own, and ECDHE with AES-GCM or ChaCha20")
            .means("Cipher suites by their Java (IANA) names, separated by commas, best first.");
    static final OptionSpec<Integer> UDP_ANSWER_MAX = option("sip", "udp_answer_max", Kinds.number(1_000, 60_000))
            .defaultsTo("16384")
            .means(
                    "The largest answer in bytes that goes out over UDP; for a larger one the phone must come over TCP or TLS.");
    static final OptionSpec<Integer> MAX_CONNECTIONS = option("sip", "max_connections", Kinds.number(1, 100_000))
            .defaultsTo("10000")
            .means("How many TCP and TLS connections are held at once.");
    static final OptionSpec<Integer> MAX_PER_ADDRESS = option(
                    "sip", "max_connections_per_address", Kinds.number(1, 100_000))
            .defaultsTo("256")
            .means("How many of them may come from one address.");
    static final OptionSpec<Integer> IDLE_TIMEOUT = option("sip", "idle_timeout", Kinds.number(130, 86_400))
            .defaultsTo("600")
            .means(
                    "Seconds after which a silent connection is closed; phones send a keep-alive every 95 to 120 seconds.");

    static final OptionSpec<String> SOCKET = option("admin", "socket", FILE)
            .defaultsTo("/run/opendpma/control.sock")
            .means("The socket of the shell commands.");
    static final OptionSpec<Bind> LISTEN = option("admin", "listen", loopback())
            .means(
                    "Where Asterisk's CLI, Prometheus and health checks ask, on this machine only; left out, it is closed.");
    static final OptionSpec<Bind> AMI_FRONT = option("admin", "ami_front", loopback())
            .means("An AMI port for programs that expect DPMA, on this machine only; left out, it is closed.");
    static final OptionSpec<Integer> RECONFIGURE_RATE = option("admin", "reconfigure_rate", Kinds.number(1, 1_000))
            .defaultsTo("20")
            .means("How many phones a second are told to fetch their configuration.");
    static final OptionSpec<Boolean> USER_EVENTS = option("admin", "user_events", Kinds.FLAG)
            .defaultsTo("yes")
            .means("Whether commands are taken from AMI user events.");

    static final OptionSpec<Boolean> MDNS_ENABLED =
            option("mdns", "enabled", Kinds.FLAG).defaultsTo("yes").means("Whether the server is announced by mDNS.");
    static final OptionSpec<MdnsSection.Backend> MDNS_BACKEND = option(
                    "mdns", "backend", Kinds.choice(MdnsSection.Backend.class))
            .defaultsTo("auto")
            .means("Who announces: a running avahi-daemon through a service file, or this process itself.");
    static final OptionSpec<String> MDNS_INTERFACES = option(
                    "mdns",
                    "interfaces",
                    Kinds.like("[^\\s,]{1,15}(\\s*,\\s*[^\\s,]{1,15}){0,63}", "names such as eth0,eth1", t -> t))
            .repeated()
            .defaultsTo("all that are up")
            .means("The interfaces to announce on.");

    static final OptionSpec<Boolean> MDNS_FIRMWARE = option("mdns", "firmware", Kinds.FLAG)
            .defaultsTo("no")
            .means(
                    "Whether firmware_directory of [http] is announced as a firmware server. A phone out of its box that finds"
                            + " two servers asks its user which; with service_discovery_enabled=no it finds firmware alone.");

    static final Map<String, OptionTable> TABLES = tables();

    private static Map<String, OptionTable> tables() {
        var tables = new LinkedHashMap<String, OptionTable>();
        tables.put("general", table(PHONES, STATE_DIRECTORY, PERMIT, DENY, CLEARTEXT_SECRETS, CA));
        tables.put("asterisk", table(SOURCE, AMI_HOST, AMI_PORT, AMI_USERNAME, AMI_SECRET, PJSIP));
        tables.put(
                "sip",
                table(
                        UDP,
                        TCP,
                        TLS,
                        CERTIFICATE,
                        KEY,
                        TLS_MINIMUM,
                        TLS_CIPHERS,
                        UDP_ANSWER_MAX,
                        MAX_CONNECTIONS,
                        MAX_PER_ADDRESS,
                        IDLE_TIMEOUT));
        tables.put("http", OptionTable.ofDaemon(HttpOptions.ALL));
        tables.put("admin", table(SOCKET, LISTEN, AMI_FRONT, RECONFIGURE_RATE, USER_EVENTS));
        tables.put("mdns", table(MDNS_ENABLED, MDNS_BACKEND, MDNS_INTERFACES, MDNS_FIRMWARE));
        return tables;
    }

    private static OptionTable table(OptionSpec<?>... options) {
        return OptionTable.ofDaemon(List.of(options));
    }

    /** Whoever reaches these sockets is trusted as far as this machine's users are. */
    private static Kind<Bind> loopback() {
        return Kind.of(
                "a loopback address and a port, such as 127.0.0.1:8085",
                t -> Bind.parse(t).filter(b -> b.address().isLoopbackAddress()));
    }

    private static Kind<String> tlsVersions() {
        var versions = new LinkedHashMap<String, String>();
        versions.put("1.0", "TLSv1");
        versions.put("1.1", "TLSv1.1");
        versions.put("1.2", "TLSv1.2");
        versions.put("1.3", "TLSv1.3");
        return Kinds.choice(versions);
    }

    private static Kind<String> cipherList() {
        return Kinds.like("TLS_[A-Z0-9_]+(\\s*,\\s*TLS_[A-Z0-9_]+)*", "names such as TLS_AES_256_GCM_SHA384", t -> t);
    }
}
