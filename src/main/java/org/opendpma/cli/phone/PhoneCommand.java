package org.opendpma.cli.phone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opendpma.conf.Position;
import org.opendpma.config.CertificateFile;
import org.opendpma.mdns.Discovery;
import org.opendpma.mdns.FoundServer;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Problems;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;
import org.opendpma.site.TlsIdentity;
import org.opendpma.site.WebLogin;
import org.opendpma.xml.Element;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code opendpma phone}: the virtual phone. Public for picocli. */
@Command(
        name = "phone",
        description =
                "A virtual phone, to test a set-up without hardware: finds the server, asks for its configuration over"
                        + " SIP MESSAGE, or fetches it over HTTP or HTTPS, prints the XML it got - passwords included - or says in plain words why it got none.",
        footer = {
            "",
            "Examples:",
            "  opendpma phone --discover --mac 000FD3AABBCC",
            "  opendpma phone --server 'sip:proxy@192.0.2.10:5063;transport=tls' --ca ca.crt --mac 000FD3AABBCC --register",
            "  opendpma phone --server 192.0.2.10:5062 --transport tcp --mac 000FD3AABBCC --user anna --pin 1203",
            "  opendpma phone --url https://pbx.example.com:8444/ --ca ca.crt --mac 000FD3AABBCC --user anna --pin 1203",
            "",
            "Exit status: 0 it got a configuration (and registered), 1 it did not, 2 wrong usage."
        })
public final class PhoneCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    /** Where the server is. */
    static final class Where {
        @Option(names = "--discover", description = "Find the server by mDNS, as a phone out of its box does.")
        private boolean discover;

        @Option(
                names = "--server",
                paramLabel = "URI",
                description = "The server: sip:proxy@HOST:PORT;transport=tls, or HOST:PORT with --transport.")
        private Optional<String> server = Optional.empty();

        @Option(
                names = "--url",
                paramLabel = "URL",
                description =
                        "Fetch over HTTP or HTTPS, as option 66 of DHCP tells a phone: http://HOST:PORT/, with or without"
                                + " a login before the host.")
        private Optional<String> url = Optional.empty();
    }

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Option(names = "--mac", required = true, paramLabel = "MAC", description = "The phone's MAC address.")
    private String mac = "";

    @Option(names = "--model", paramLabel = "MODEL", description = "The phone's model (default: ${DEFAULT-VALUE}).")
    private String model = "D65";

    @Option(names = "--firmware", paramLabel = "VERSION", description = "Its firmware (default: ${DEFAULT-VALUE}).")
    private String firmware = "2_9_19";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The profile to take: the name of a phone section; with --url the user to log in as.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--pin",
            paramLabel = "PIN",
            arity = "0..1",
            interactive = true,
            description = "The PIN of the profile or of the site, or the password; without a value it is asked for.")
    private Optional<String> pin = Optional.empty();

    @Option(
            names = "--transport",
            paramLabel = "udp|tcp|tls",
            description = "Ask over this instead of what the server names.")
    private Optional<String> transport = Optional.empty();

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            split = ",",
            description = "Where to look for servers (default: everywhere but loopback).")
    private List<String> interfaces = List.of();

    @Option(names = "--service", paramLabel = "NAME", description = "Which server, when several are found.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to look for servers (default: ${DEFAULT-VALUE}).")
    private int timeout = 5;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the root certificates in this PEM file instead of Java's own.")
    private Optional<Path> ca = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The secret at the beginning of the path (http_auth=key).")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The phone's own certificate in PEM, with its key, for servers that ask for one over HTTPS.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--insecure", description = "Take any certificate, as phones before firmware 2_9_0 do.")
    private boolean insecure;

    @Option(names = "--list", description = "Print the list of profiles instead of a configuration.")
    private boolean list;

    @Option(
            names = "--register",
            description = "Register every line of the configuration at Asterisk; taken back at the end.")
    private boolean register;

    @Option(names = "--stay", description = "Stay until interrupted: keep the connection, obey pushes.")
    private boolean stay;

    @Override
    public Integer call() {
        var identity = new Identity(
                MacAddress.parse(mac)
                        .orElseThrow(
                                () -> usage("--mac: \"" + mac + "\" is no MAC address; give 12 hexadecimal digits")),
                model,
                firmware,
                user,
                pin.map(Secret::new));
        try {
            var flows = new Flows(new Trust(insecure, ca, own()), PhoneCommand::thread);
            var events = new PhoneEvents();
            return use(
                    new VirtualPhone(source(identity, flows, events), identity, flows, events, System.out, System.err));
        } catch (PhoneFailure e) {
            System.err.println("opendpma: " + e.getMessage());
            return 1;
        } catch (InterruptedException stopped) {
            return 0;
        }
    }

    private int use(VirtualPhone phone) throws PhoneFailure, InterruptedException {
        try {
            run(phone);
            return 0;
        } finally {
            phone.close();
        }
    }

    private void run(VirtualPhone phone) throws PhoneFailure, InterruptedException {
        if (list) {
            phone.list();
            return;
        }
        Element config = phone.boot();
        if (register) {
            phone.register(config);
        }
        if (stay) {
            CountDownLatch ended = interruptAtExit();
            try {
                phone.stay(config, register);
            } finally {
                phone.close();
                ended.countDown();
            }
        }
    }

    /** SIGTERM and SIGINT end the stay, and wait a moment for the lines to be given back. */
    private static CountDownLatch interruptAtExit() {
        var ended = new CountDownLatch(1);
        Thread staying = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            staying.interrupt();
            try {
                var unused = ended.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return ended;
    }

    private ConfigSource source(Identity identity, Flows flows, PhoneEvents events) throws PhoneFailure {
        Function<ServerAddress, ConfigSource> sip = s -> new SipSource(s, identity, flows, events, System.err);
        if (where.url.isEmpty()) {
            return sip.apply(server());
        }
        WebAddress address = WebAddress.parse(where.url.get())
                .orElseThrow(
                        () -> usage("--url: \"" + where.url.get() + "\" is none; give http://HOST:PORT/ or https://"));
        Optional<WebLogin> login =
                identity.pin().map(p -> new WebLogin(user.orElse(identity.mac().digits()), p));
        return new WebSource(
                key.map(address::withKey).orElse(address),
                identity,
                login,
                new WebFetch(flows.trust(), identity),
                sip,
                System.err);
    }

    private Optional<TlsIdentity> own() throws PhoneFailure {
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        var problems = new Problems();
        Path file = certificate.get();
        Optional<TlsIdentity> own = CertificateFile.identity(file, file, new Position(file.toString(), 0), problems);
        if (own.isEmpty()) {
            throw new PhoneFailure(problems.list().get(0).message());
        }
        return own;
    }

    private ServerAddress server() throws PhoneFailure {
        ServerAddress found = where.discover ? discovered() : typed(where.server.orElse(""));
        return transport
                .map(t -> found.over(SipTransport.parse(t)
                        .orElseThrow(() -> usage("--transport: \"" + t + "\" is none; give udp, tcp or tls"))))
                .orElse(found);
    }

    private ServerAddress typed(String text) {
        String uri = text.matches("(?i)sips?:.*") ? text : "sip:" + text;
        return ServerAddress.parse(uri)
                .orElseThrow(() -> usage("--server: \"" + text
                        + "\" is no address; give sip:proxy@HOST:PORT;transport=tls or HOST:PORT"));
    }

    private ServerAddress discovered() throws PhoneFailure {
        List<FoundServer> servers = Discovery.find(Duration.ofSeconds(timeout), interfaces).stream()
                .filter(s -> service.isEmpty() || s.name().equals(service.get()))
                .toList();
        servers.forEach(s -> System.err.println("found \"" + s.name() + "\": " + s.sipUrl()));
        if (servers.isEmpty()) {
            throw new PhoneFailure("no server was found by mDNS within " + timeout + " s"
                    + service.map(s -> " with the name " + s).orElse("")
                    + "; multicast does not cross routers: give --server, or --interface");
        }
        if (servers.size() > 1) {
            throw new PhoneFailure(
                    "several servers were found, and a phone would ask its user; choose one with --service");
        }
        return ServerAddress.parse(servers.get(0).sipUrl())
                .orElseThrow(() -> new PhoneFailure(
                        "the server announces no SIP address: " + servers.get(0).sipUrl()));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "opendpma-phone-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
