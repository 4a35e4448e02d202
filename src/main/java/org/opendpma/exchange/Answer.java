package org.opendpma.exchange;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.opendpma.xml.Element;

/** What comes of a request; a door translates it to its protocol. */
public sealed interface Answer {
    /**
     * The result, one element with everything in it. It may hold passwords and goes to the asking phone only.
     *
     * @param result for example {@code <config>} or {@code <users>}
     */
    record Answered(Element result) implements Answer {}

    /** The result as an application of a phone wants it, made by a program that we do not know. */
    record Json(String text) implements Answer {}

    /** It takes a while; then it is one of the others. It comes in a bounded time. */
    record Later(CompletableFuture<Answer> answer) implements Answer {}

    /**
     * Nothing, and why.
     *
     * @param message one sentence that may be shown on the phone
     * @param retryAfter in seconds
     */
    record Refused(ErrorCode code, String message, OptionalInt retryAfter) implements Answer {
        static Refused because(ErrorCode code, String message) {
            return new Refused(code, message, OptionalInt.empty());
        }

        static Refused later(ErrorCode code, String message, int seconds) {
            return new Refused(code, message, OptionalInt.of(seconds));
        }
    }
}
