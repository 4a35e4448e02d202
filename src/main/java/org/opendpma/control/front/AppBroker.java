package org.opendpma.control.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.AppPrograms;
import org.opendpma.exchange.Ask;
import org.opendpma.exchange.Envelope;
import org.opendpma.exchange.Pusher;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;

/**
 * Stands between applications of phones and AMI programs that answer them: DPMA's actions DPMAMessageRegister, -Response
 * and -Send, and its event DPMAMessage. Any thread; bounded in methods, in open requests and in time.
 */
public final class AppBroker implements AppPrograms {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_METHODS = 1_000;
    private static final int MOST_OPEN = 1_000;
    private static final int ANSWER_SECONDS = 15;
    private static final int PUSH_SECONDS = 4;
    private static final int LONGEST_METHOD = 64;

    private final Sessions sessions;
    private final Pusher pusher;
    private final Map<String, Program> byMethod = new ConcurrentHashMap<>();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    /** A program that is logged in, known by its identity. */
    interface Program {
        void event(AmiMessage event);
    }

    /** A request that waits for its answer. */
    private record Open(Program program, CompletableFuture<Answer> answer) {}

    public AppBroker(Sessions sessions, Pusher pusher) {
        this.sessions = sessions;
        this.pusher = pusher;
    }

    /** The last program that registers for a method has it. */
    AmiAnswer register(AmiMessage action, Program program) {
        Optional<String> method = action.first("Method").filter(m -> m.length() <= LONGEST_METHOD);
        if (method.isEmpty()) {
            return AmiAnswer.error("Method is missing or too long");
        }
        if (byMethod.size() >= MOST_METHODS) {
            return AmiAnswer.error("Too many methods are registered");
        }
        byMethod.put(method.get(), program);
        return AmiAnswer.success("Registered for " + method.get());
    }

    void gone(Program program) {
        byMethod.values().removeIf(p -> p == program);
        open.values().stream()
                .filter(o -> o.program() == program)
                .forEach(o -> o.answer().cancel(false));
    }

    @Override
    public Optional<CompletableFuture<Answer>> ask(Session session, Ask ask) {
        Program program = byMethod.get(ask.method());
        if (program == null || open.size() >= MOST_OPEN) {
            return Optional.empty();
        }
        String id = "opendpma" + lastId.incrementAndGet();
        var answer = new CompletableFuture<Answer>();
        open.put(id, new Open(program, answer));
        answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).whenComplete((a, e) -> open.remove(id));
        program.event(new AmiMessage(List.of(
                new AmiMessage.Header("Event", "DPMAMessage"),
                new AmiMessage.Header("Privilege", "agent,all"),
                new AmiMessage.Header("RequestID", id),
                new AmiMessage.Header("Method", ask.method()),
                new AmiMessage.Header("Format", "JSON"),
                new AmiMessage.Header("Parameters", json(ask.parameters())),
                new AmiMessage.Header("PhoneName", session.phone()))));
        return Optional.of(answer);
    }

    private static String json(Map<String, String> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    AmiAnswer respond(AmiMessage action, Program program) {
        Optional<Open> request = action.first("RequestID")
                .flatMap(id -> Optional.ofNullable(open.get(id)))
                .filter(o -> o.program() == program);
        if (request.isEmpty()) {
            return AmiAnswer.error("No request of this RequestID waits for you");
        }
        Optional<String> text = action.first("Response");
        if (text.isEmpty() || !isJson(text.get())) {
            return AmiAnswer.error("Response is missing or is no JSON");
        }
        request.get().answer().complete(new Answer.Json(text.get()));
        return AmiAnswer.success("Response sent");
    }

    private static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException none) {
            return false;
        }
    }

    AmiAnswer send(AmiMessage action) {
        Optional<String> method = action.first("Method").filter(m -> m.length() <= LONGEST_METHOD);
        Optional<Session> session = action.first("PhoneName").flatMap(sessions::of);
        if (method.isEmpty()) {
            return AmiAnswer.error("Method is missing or too long");
        }
        if (session.isEmpty()) {
            return AmiAnswer.error("No phone has the profile of this PhoneName");
        }
        try {
            byte[] body = Envelope.event(method.get(), action.first("Message").orElse("{}"));
            boolean taken = pusher.push(session.get(), body).get(PUSH_SECONDS, TimeUnit.SECONDS);
            return taken ? AmiAnswer.success("Message sent") : AmiAnswer.error("The phone holds no connection to us");
        } catch (TimeoutException | ExecutionException e) {
            return AmiAnswer.error("The phone does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AmiAnswer.error("OpenDPMA is stopping");
        }
    }
}
