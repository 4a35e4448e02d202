package org.opendpma.cli.phone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opendpma.sip.SipClient;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/**
 * A phone without a case: asks a server for its configuration, follows it, and obeys pushes. Confined to one thread; says
 * on one stream what it got and on the other what it does.
 */
final class VirtualPhone implements AutoCloseable {
    /** RFC 5626 section 4.4.1: 95 to 120 seconds on connections. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(95);

    private final ConfigSource source;
    private final Identity identity;
    private final Flows flows;
    private final PhoneEvents events;
    private final PrintStream out;
    private final PrintStream said;
    private final List<Registration> registrations = new ArrayList<>();

    VirtualPhone(
            ConfigSource source,
            Identity identity,
            Flows flows,
            PhoneEvents events,
            PrintStream out,
            PrintStream said) {
        this.source = source;
        this.identity = identity;
        this.flows = flows;
        this.events = events;
        this.out = out;
        this.said = said;
    }

    /** Prints the list of profiles. */
    void list() throws PhoneFailure {
        print(source.list());
    }

    /** Gets the configuration, prints it, and gives it back. */
    Element boot() throws PhoneFailure {
        Element config = source.config();
        print(config);
        return config;
    }

    private void print(Element element) {
        out.writeBytes(XmlWriter.document(element));
        out.println();
        out.flush();
    }

    /** Registers every account of a configuration, instead of what was registered before. */
    void register(Element config) throws PhoneFailure {
        unregister();
        List<Account> accounts = Account.of(config);
        if (accounts.isEmpty()) {
            throw new PhoneFailure("the configuration has no account that registers");
        }
        for (Account account : accounts) {
            SipClient line = flows.connect(
                    account.host(), account.port(), account.transport(), new RegisteredLine(events::post));
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
            Optional<String> event = events.await(KEEP_ALIVE);
            try {
                if (event.isPresent()) {
                    said.println("event: " + event.get());
                    current = obey(event.get(), current, registers);
                } else {
                    source.keepAlive();
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
                events.post(PhoneEvents.CLOSED);
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
        boolean again = event.equals(PhoneEvents.NEW_CONFIG)
                || event.equals(RegisteredLine.CHECK_SYNC)
                || event.equals(PhoneEvents.CLOSED);
        if (!again) {
            return current;
        }
        Element fresh = source.config();
        boolean changed = !text(fresh).equals(text(current));
        if (changed) {
            print(fresh);
        }
        if (registers && (changed || event.equals(PhoneEvents.CLOSED))) {
            register(fresh);
        }
        return fresh;
    }

    private static String text(Element element) {
        return new String(XmlWriter.fragment(element), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        unregister();
        source.close();
    }
}
