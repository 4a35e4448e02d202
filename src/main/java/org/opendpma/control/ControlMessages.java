package org.opendpma.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/**
 * What goes over the control socket: a line of JSON from the client, {@code {"command":["show","phones"]}}; from the daemon
 * any number of lines {@code {"progress":"..."}}, a line {@code {"status":0}}, and then text until it closes.
 */
final class ControlMessages {
    static final int LONGEST_LINE = 8 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ControlMessages() {}

    record Ask(List<String> command) {
        Ask {
            command = List.copyOf(command);
        }
    }

    record Status(int status) {}

    record Step(String progress) {}

    static String ask(List<String> words) {
        return write(new Ask(words));
    }

    static String status(int status) {
        return write(new Status(status));
    }

    static String step(String progress) {
        return write(new Step(progress));
    }

    /** Empty when the line tells of no progress. */
    static Optional<String> readStep(String line) {
        return line.startsWith("{\"progress\"") ? read(line, Step.class).map(Step::progress) : Optional.empty();
    }

    /** Empty when the line is none of ours. */
    static Optional<Ask> readAsk(String line) {
        return read(line, Ask.class);
    }

    static Optional<Status> readStatus(String line) {
        return read(line, Status.class);
    }

    private static <T> Optional<T> read(String line, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(line, type));
        } catch (JsonProcessingException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String write(Object message) {
        try {
            return JSON.writeValueAsString(message) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of our own cannot be written", e);
        }
    }
}
