package org.opendpma.control;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Envelope;
import org.opendpma.exchange.Pusher;
import org.opendpma.exchange.Session;
import org.opendpma.site.Line;
import org.opendpma.site.SipTransport;

/** Tells one phone to do something: on the flow it asked on, or by NOTIFY through Asterisk where it registers. Any thread. */
final class PhoneCaller {
    static final String NEW_CONFIG = "digium.phone.new_config";
    private static final String CHECK_SYNC = "check-sync";
    private static final String REBOOT = CHECK_SYNC + ";reboot=true";

    private final Overview overview;
    private final Pusher pusher;

    PhoneCaller(Overview overview, Pusher pusher) {
        this.overview = overview;
        this.pusher = pusher;
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
            List<String> registered = overview.contacts().stream()
                    .map(RegisteredContact::endpoint)
                    .toList();
            Optional<String> endpoint = overview.site().phone(phone).stream()
                    .flatMap(p -> p.lines().stream())
                    .map(Line::name)
                    .filter(registered::contains)
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
}
