package org.opendpma.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlReader;

/** Reads what a server sends to a phone: answers and events. Any thread. */
public final class ResponseReader {
    private ResponseReader() {}

    /** What came. */
    public sealed interface Incoming {
        /** The answer to a request of ours. */
        record Response(String method, String id, Answer answer) implements Incoming {}

        /** A push. */
        record Event(String name) implements Incoming {}
    }

    /** Empty when the body is none of both. */
    public static Optional<Incoming> read(byte[] body) {
        return XmlReader.read(body).flatMap(root -> switch (root.name()) {
            case "response" -> response(root);
            case "event" -> root.attribute("name").map(Incoming.Event::new);
            default -> Optional.empty();
        });
    }

    private static Optional<Incoming> response(Element root) {
        Optional<Answer> answer = root.child("result")
                .flatMap(r -> r.children().stream().findFirst())
                .<Answer>map(Answer.Answered::new)
                .or(() -> root.child("errors").flatMap(e -> e.child("error")).map(ResponseReader::refused));
        return answer.map(a -> new Incoming.Response(
                root.attribute("method").orElse(""), root.attribute("id").orElse(""), a));
    }

    private static Answer refused(Element error) {
        String retry = error.attribute("retry_after")
                .filter(r -> r.matches("\\d{1,6}"))
                .orElse("");
        return new Answer.Refused(
                code(error.attribute("code").orElse("")),
                error.attribute("message").orElse(""),
                retry.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(retry)));
    }

    private static ErrorCode code(String token) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.token().equals(token.toLowerCase(Locale.ROOT))) {
                return code;
            }
        }
        return ErrorCode.BAD_REQUEST;
    }
}
