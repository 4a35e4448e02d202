package org.opendpma.cli.phone;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.Envelope;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.exchange.ResponseReader;
import org.opendpma.exchange.ResponseReader.Incoming;
import org.opendpma.sip.SipClient;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory;

/**
 * The exchange of MESSAGEs with one server on one flow, as docs/protocol.md describes it. Requests are made by one thread;
 * what comes is taken by the flow's.
 */
final class Provisioning implements SipClient.Listener {
    private static final Duration ANSWER = Duration.ofSeconds(33);
    private static final int MOST_WAITING = 64;

    private final ServerAddress server;
    private final Identity identity;
    private final RequestFactory requests = new RequestFactory();
    private final BlockingQueue<Incoming.Response> answers = new ArrayBlockingQueue<>(MOST_WAITING);
    private final PhoneEvents events;
    private int lastId;

    Provisioning(ServerAddress server, Identity identity, PhoneEvents events) {
        this.server = server;
        this.identity = identity;
        this.events = events;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws PhoneFailure when none comes, with the reason in words
     */
    Answer ask(SipClient flow, String method, Map<String, String> parameters) throws PhoneFailure {
        String id = Integer.toString(++lastId);
        answers.clear();
        byte[] body = Envelope.request(method, id, parameters);
        Parsed.Response response = send(flow, "application/xml", body);
        if (response.sip().getStatusCode() == 415) {
            // Asterisk itself takes text only, and passes it on.
            response = send(flow, "text/plain", body);
        }
        int status = response.sip().getStatusCode();
        if (status == 503) {
            int seconds = response.head()
                    .first("retry-after")
                    .map(HeaderLine::value)
                    .filter(v -> v.matches("\\d{1,4}"))
                    .map(Integer::valueOf)
                    .orElse(5);
            return new Answer.Refused(ErrorCode.BUSY, "The server is busy.", OptionalInt.of(seconds));
        }
        if (status / 100 != 2) {
            throw new PhoneFailure(
                    "the server answers " + status + " " + response.sip().getReasonPhrase() + explanation(status));
        }
        return await(id);
    }

    private Answer await(String id) throws PhoneFailure {
        long end = System.nanoTime() + ANSWER.toNanos();
        try {
            while (true) {
                Incoming.Response answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    throw new PhoneFailure(
                            "the server accepted the question and sent no answer within " + ANSWER.toSeconds() + " s"
                                    + (server.transport().isStream()
                                            ? ""
                                            : "; over UDP a large answer may be lost on the way: ask over TCP or TLS"));
                }
                if (answer.id().equals(id)) {
                    return answer.answer();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PhoneFailure("interrupted");
        }
    }

    private Parsed.Response send(SipClient flow, String type, byte[] body) throws PhoneFailure {
        String me = "sip:" + identity.mac() + "@" + flow.localHost();
        try {
            return flow.send(
                    requests.build(new RequestFactory.Outgoing(
                            "MESSAGE",
                            server.transport(),
                            server.uri(),
                            server.uri(),
                            me,
                            flow.localHost(),
                            flow.localPort(),
                            Optional.empty(),
                            1,
                            Map.of(
                                    "Contact",
                                    "<" + me + ":" + flow.localPort() + ";transport=" + server.transport() + ">",
                                    "User-Agent",
                                    identity.userAgent()),
                            Optional.of(new RequestFactory.Content(type, body)))),
                    ANSWER);
        } catch (IOException | ParseException e) {
            throw new PhoneFailure(server + ": " + e.getMessage());
        }
    }

    private static String explanation(int status) {
        return switch (status) {
            case 401, 407 -> "; that is not OpenDPMA's door but Asterisk's own, or another SIP server's";
            case 404 -> "; it knows no user \"proxy\": is that OpenDPMA's port?";
            case 405, 501 -> "; it takes no MESSAGE: is that OpenDPMA's port?";
            default -> "";
        };
    }

    @Override
    public int onRequest(Parsed.Request request) {
        if (request.head().method().equals("OPTIONS")) {
            return 200;
        }
        if (!request.head().method().equals("MESSAGE")) {
            return 405;
        }
        Optional<Incoming> incoming = ResponseReader.read(request.body());
        if (incoming.isEmpty()) {
            return 400;
        }
        boolean kept = incoming.get() instanceof Incoming.Response response
                ? answers.offer(response)
                : events.offer(((Incoming.Event) incoming.get()).name());
        return kept ? 200 : 503;
    }

    @Override
    public void onClosed() {
        events.post(PhoneEvents.CLOSED);
    }
}
