package org.opendpma.sip.message;

import java.util.OptionalInt;

/** The header Content-Length (RFC 3261 section 20.14). */
public sealed interface ContentLength {
    /** A number within the limit. */
    record Bytes(int count) implements ContentLength {}

    /** Not there. */
    record Absent() implements ContentLength {}

    /** Not a number, or a negative one. */
    record Malformed() implements ContentLength {}

    /** More than a body may have. */
    record TooLarge() implements ContentLength {}

    /** Reads it from a head. */
    static ContentLength of(HeaderBlock head, MessageLimits limits) {
        return head.first("content-length").map(l -> read(l.value(), limits)).orElseGet(Absent::new);
    }

    private static ContentLength read(String value, MessageLimits limits) {
        if (!value.matches("\\d+")) {
            return new Malformed();
        }
        OptionalInt count = value.length() > 9 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
        return count.isPresent() && count.getAsInt() <= limits.bodyBytes()
                ? new Bytes(count.getAsInt())
                : new TooLarge();
    }
}
