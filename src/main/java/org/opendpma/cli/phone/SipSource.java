package org.opendpma.cli.phone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.sip.SipClient;
import org.opendpma.site.SipTransport;
import org.opendpma.xml.Element;

/** A server that is asked over SIP MESSAGE. Confined to one thread. */
final class SipSource implements ConfigSource {
    private static final int MOST_ATTEMPTS = 6;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Identity identity;
    private final Flows flows;
    private final PhoneEvents events;
    private final PrintStream said;
    private ServerAddress server;
    private Provisioning provisioning;
    private Optional<SipClient> flow = Optional.empty();

    SipSource(ServerAddress server, Identity identity, Flows flows, PhoneEvents events, PrintStream said) {
        this.server = server;
        this.identity = identity;
        this.flows = flows;
        this.events = events;
        this.said = said;
        this.provisioning = new Provisioning(server, identity, events);
    }

    @Override
    public Element list() throws PhoneFailure {
        return patiently("opendpma.users.getList");
    }

    @Override
    public Element config() throws PhoneFailure {
        return patiently("opendpma.phone.getConfig");
    }

    @Override
    public void keepAlive() throws PhoneFailure {
        connected().keepAlive();
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
                Flows.pause(Duration.ofSeconds(seconds));
            } else {
                throw new PhoneFailure(explain(refused));
            }
        }
        throw new PhoneFailure(server + " had no answer after " + MOST_ATTEMPTS + " attempts");
    }

    private Optional<ServerAddress> redirected(Element config) {
        return elsewhere(config).flatMap(ServerAddress::parse).filter(s -> !s.equals(server));
    }

    /** A configuration without accounts that names another server only says where the real one is. */
    static Optional<String> elsewhere(Element config) {
        if (config.child("accounts").isPresent()) {
            return Optional.empty();
        }
        return config.children().stream()
                .filter(s -> s.attribute("id").equals(Optional.of("config_server_url")))
                .findFirst()
                .flatMap(s -> s.attribute("value"));
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
        provisioning = new Provisioning(other, identity, events);
    }

    private SipClient connected() throws PhoneFailure {
        if (flow.isEmpty() || !flow.get().isOpen()) {
            flow = Optional.of(flows.connect(server.host(), server.port(), server.transport(), provisioning));
        }
        return flow.get();
    }

    @Override
    public void close() {
        flow.ifPresent(SipClient::close);
    }
}
