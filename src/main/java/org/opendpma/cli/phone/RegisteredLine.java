package org.opendpma.cli.phone;

import java.util.function.Consumer;
import org.opendpma.sip.SipClient;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;
import org.opendpma.sip.message.Parsed;

/** What a registered line does with requests from Asterisk: it has no ears, so it is always busy. */
final class RegisteredLine implements SipClient.Listener {
    static final String CHECK_SYNC = "check-sync";

    private final Consumer<String> events;

    /** @param events told of a check-sync, which wants the configuration to be fetched again */
    RegisteredLine(Consumer<String> events) {
        this.events = events;
    }

    @Override
    public int onRequest(Parsed.Request request) {
        return switch (request.head().method()) {
            case "OPTIONS", "MESSAGE" -> 200;
            case "NOTIFY" -> notified(request);
            case "INVITE" -> 486;
            default -> 405;
        };
    }

    private int notified(Parsed.Request request) {
        String event = request.head().first("event").map(HeaderLine::value).orElse("");
        if (event.startsWith(CHECK_SYNC)) {
            events.accept(CHECK_SYNC);
        }
        return 200;
    }

    @Override
    public void onClosed() {
        // The next registration opens a new flow.
    }
}
