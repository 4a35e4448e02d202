package org.opendpma.cli.phone;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.sip.SipClient;
import org.opendpma.site.Host;
import org.opendpma.site.SipTransport;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/**
 * A phone without a case: asks a server for its configuration, follows it, and obeys pushes. Confined to one thread; says
 * on one stream what it got and on the other what it does.
 */
final class VirtualPhone implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** RFC 5626 section 4.4.1: 95 to 120 seconds on connections. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(95);

    private static final int MOST_ATTEMPTS = 6;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Identity identity;
    private final Trust trust;
    private final ThreadFactory threads;
    private final PrintStream out;
    private final PrintStream said;
    private final List<Registration> registrations = new ArrayList<>();
    private ServerAddress server;
    private Provisioning provisioning;
    private Optional<SipClient> flow = Optional.empty();

    VirtualPhone(
            ServerAddress server,
            Identity identity,
            Trust trust,
            ThreadFactory threads,
            PrintStream out,
            PrintStream said) {
        this.server = server;
        this.identity = identity;
        this.trust = trust;
        this.threads = threads;
        this.out = out;
        this.said = said;
        this.provisioning = new Provisioning(server, identity);
    }

    /** Prints the list of profiles. */
    void list() throws PhoneFailure {
        print(patiently("opendpma.users.getList"));
    }

    /** Gets the configuration, prints it, and gives it back. */
    Element boot() throws PhoneFailure {
        Element config = patiently("opendpma.phone.getConfig");
        print(config);
        return config;
    }

    private void print(Element element) {
        out.writeBytes(XmlWriter.document(element));
        out.println();
        out.flush();
    }

    /** Asks again as long as the server says that it will answer later. */
    private Element patiently(String method) throws PhoneFailure {
        Map<String, String> parameters = identity.parameters();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Answer answer = provisioning.ask(connected(), method, parameters);
            if (answer instanceof Answer.Answered answered) {
                Optional<ServerAddress> elsewhere = redirected(answered.result());
                if (elsewhere.isEmpty()) {
                    return answered.result();
                }
                said.println("sent on to " + elsewhere.get());
                use(elsewhere.get());
                continue;
            }
            var refused = (Answer.Refused) answer;
            if (refused.code() == ErrorCode.USE_STREAM && !server.transport().isStream()) {
                said.println(server + ": " + refused.message() + " - asking over TCP");
                use(server.over(SipTransport.TCP));
            } else if (isLater(refused)) {
                int seconds =
                        Math.min(LONGEST_WAIT_SECONDS, refused.retryAfter().orElse(5));
                said.println(server + ": " + refused.message() + " - again in " + seconds + " s");
                pause(Duration.ofSeconds(seconds));
            } else {
                throw new PhoneFailure(explain(refused));
            }
        }
        throw new PhoneFailure(server + " had no answer after " + MOST_ATTEMPTS + " attempts");
    }

    /** A configuration without accounts that names another server only says where the real one is. */
    private Optional<ServerAddress> redirected(Element config) {
        if (config.child("accounts").isPresent()) {
            return Optional.empty();
        }
        return config.children().stream()
                .filter(s -> s.attribute("id").equals(Optional.of("config_server_url")))
                .findFirst()
                .flatMap(s -> s.attribute("value"))
                .flatMap(ServerAddress::parse)
                .filter(s -> !s.equals(server));
    }

    private static boolean isLater(Answer.Refused refused) {
        return refused.code() == ErrorCode.BUSY || refused.code() == ErrorCode.SLOW_DOWN;
    }

    private String explain(Answer.Refused refused) {
        String hint = switch (refused.code()) {
            case PIN_WANTED -> " (give --pin, and --user to choose a profile)";
            case PIN_WRONG -> " (or there is no such profile: the server does not tell which)";
            case NOT_ALLOWED ->
                " (does mac= of a phone section say " + identity.mac() + ", and is this transport allowed?)";
            case NO_SUCH_USER -> " (--list shows the profiles)";
            default -> "";
        };
        return "no configuration: " + refused.code().token() + ": " + refused.message() + hint;
    }

    private void use(ServerAddress other) {
        flow.ifPresent(SipClient::close);
        flow = Optional.empty();
        server = other;
        provisioning = new Provisioning(other, identity);
    }

    private SipClient connected() throws PhoneFailure {
        if (flow.isEmpty() || !flow.get().isOpen()) {
            flow = Optional.of(connect(server.host(), server.port(), server.transport(), provisioning));
        }
        return flow.get();
    }

    private SipClient connect(Host host, int port, SipTransport transport, SipClient.Listener listener)
            throws PhoneFailure {
        Optional<SslContext> tls = transport == SipTransport.TLS ? Optional.of(trust.towards(host)) : Optional.empty();
        var address = new InetSocketAddress(host.name(), port);
        if (address.isUnresolved()) {
            throw new PhoneFailure("the name " + host + " has no address");
        }
        try {
            return SipClient.connect(transport, address, tls, listener, threads, CONNECT);
        } catch (IOException e) {
            throw new PhoneFailure(
                    "no connection to " + host + ":" + port + " over " + transport + ": " + e.getMessage());
        }
    }

    /** Registers every account of a configuration, instead of what was registered before. */
    void register(Element config) throws PhoneFailure {
        unregister();
        List<Account> accounts = Account.of(config);
        if (accounts.isEmpty()) {
            throw new PhoneFailure("the configuration has no account that registers");
        }
        for (Account account : accounts) {
            SipClient line = connect(
                    account.host(), account.port(), account.transport(), new RegisteredLine(provisioning::post));
            var registration = new Registration(account, line, identity.userAgent());
            registrations.add(registration);
            registration.register();
            said.println("registered " + account + " for " + account.expires() + " s");
        }
    }

    private void unregister() {
        registrations.forEach(Registration::close);
        registrations.clear();
    }

    /** Stays until the thread is interrupted: keeps the flow open, registers again, and obeys pushes. */
    void stay(Element config, boolean registers) throws InterruptedException {
        Element current = config;
        long registered = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<String> event = provisioning.awaitEvent(KEEP_ALIVE);
            try {
                if (event.isPresent()) {
                    said.println("event: " + event.get());
                    current = obey(event.get(), current, registers);
                } else {
                    connected().keepAlive();
                }
                if (registers && isDue(registered)) {
                    for (Registration registration : registrations) {
                        registration.register();
                    }
                    registered = System.nanoTime();
                }
            } catch (PhoneFailure e) {
                said.println(e.getMessage());
                TimeUnit.SECONDS.sleep(2);
                provisioning.post(Provisioning.CLOSED);
            }
        }
    }

    private boolean isDue(long registered) {
        int shortest = registrations.stream()
                .mapToInt(r -> r.account().expires())
                .min()
                .orElse(300);
        return System.nanoTime() - registered > TimeUnit.SECONDS.toNanos(shortest / 2);
    }

    private Element obey(String event, Element current, boolean registers) throws PhoneFailure {
        boolean again = event.equals(Provisioning.NEW_CONFIG)
                || event.equals(RegisteredLine.CHECK_SYNC)
                || event.equals(Provisioning.CLOSED);
        if (!again) {
            return current;
        }
        Element fresh = patiently("opendpma.phone.getConfig");
        boolean changed = !text(fresh).equals(text(current));
        if (changed) {
            print(fresh);
        }
        if (registers && (changed || event.equals(Provisioning.CLOSED))) {
            register(fresh);
        }
        return fresh;
    }

    private static String text(Element element) {
        return new String(XmlWriter.fragment(element), StandardCharsets.UTF_8);
    }

    private static void pause(Duration time) throws PhoneFailure {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PhoneFailure("interrupted");
        }
    }

    @Override
    public void close() {
        unregister();
        flow.ifPresent(SipClient::close);
    }
}
