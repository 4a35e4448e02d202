package org.opendpma.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Envelope;
import org.opendpma.exchange.Pusher;
import org.opendpma.exchange.Session;
import org.opendpma.site.Line;
import org.opendpma.site.SipTransport;

/**
 * Tells phones to do something: on the flow they asked on, or by NOTIFY through Asterisk where they register. For one
 * command, since who is registered is asked for at most twice a minute: a list of thousands of contacts is not for each of
 * thousands of phones. Any thread.
 */
final class PhoneCaller {
    static final String NEW_CONFIG = "digium.phone.new_config";
    private static final Duration REGISTERED_HOLDS = Duration.ofSeconds(30);
    private static final String CHECK_SYNC = "check-sync";
    private static final String REBOOT = CHECK_SYNC + ";reboot=true";

    private final Overview overview;
    private final Pusher pusher;
    private final Clock clock;
    private Registered registered = new Registered(Instant.MIN, Set.of());

    /** Who was registered at some time, by the names of endpoints. */
    private record Registered(Instant read, Set<String> endpoints) {}

    PhoneCaller(Overview overview, Pusher pusher, Clock clock) {
        this.overview = overview;
        this.pusher = pusher;
        this.clock = clock;
    }

    /** How it went. */
    sealed interface Outcome {
        record Told() implements Outcome {}

        record Unreachable(String why) implements Outcome {}
    }

    /** Has the phone fetch its configuration. */
    CompletableFuture<Outcome> reconfigure(Session session) {
        if (SipTransport.parse(session.transport()).isEmpty()) {
            return CompletableFuture.completedFuture(notify(session.phone(), CHECK_SYNC));
        }
        return pusher.push(session, Envelope.event(NEW_CONFIG))
                .thenApply(taken -> taken ? new Outcome.Told() : notify(session.phone(), CHECK_SYNC));
    }

    /** Has the phone restart. */
    Outcome restart(String phone) {
        return notify(phone, REBOOT);
    }

    /** Asterisk says that it notified also when there is nobody: so it is asked first. */
    private Outcome notify(String phone, String event) {
        try {
            Set<String> endpoints = registered();
            Optional<String> endpoint = overview.site().phone(phone).stream()
                    .flatMap(p -> p.lines().stream())
                    .map(Line::name)
                    .filter(endpoints::contains)
                    .findFirst();
            if (endpoint.isEmpty()) {
                return new Outcome.Unreachable("it holds no connection to us, and none of its lines is registered");
            }
            overview.notifyEndpoint(endpoint.get(), event);
            return new Outcome.Told();
        } catch (AsteriskUnavailableException e) {
            return new Outcome.Unreachable(e.getMessage() == null ? "Asterisk is not reached" : e.getMessage());
        }
    }

    private synchronized Set<String> registered() throws AsteriskUnavailableException {
        Instant now = clock.instant();
        if (registered.read().isBefore(now.minus(REGISTERED_HOLDS))) {
            Set<String> endpoints = overview.contacts().stream()
                    .map(RegisteredContact::endpoint)
                    .collect(Collectors.toUnmodifiableSet());
            registered = new Registered(now, endpoints);
        }
        return registered.endpoints();
    }
}
