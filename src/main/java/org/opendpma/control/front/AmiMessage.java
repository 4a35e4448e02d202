package org.opendpma.control.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of AMI: headers in order.
 *
 * @param headers names may repeat
 */
record AmiMessage(List<Header> headers) {
    /** One line. */
    record Header(String name, String value) {}

    AmiMessage {
        headers = List.copyOf(headers);
    }

    /** Reads what a framer cut; a line without a colon is left out, as Asterisk does. */
    static AmiMessage read(byte[] bytes) {
        var headers = new ArrayList<Header>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(new Header(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        });
        return new AmiMessage(headers);
    }

    /** The first value of a header that is not empty. */
    Optional<String> first(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name) && !h.value().isEmpty())
                .map(Header::value)
                .findFirst();
    }

    boolean is(String name, String value) {
        return first(name).map(value::equalsIgnoreCase).orElse(false);
    }

    /** The bytes on the wire; a value cannot begin a line of its own. */
    byte[] bytes() {
        var text = new StringBuilder();
        headers.forEach(h -> text.append(h.name())
                .append(": ")
                .append(h.value().replaceAll("[\\r\\n]+", " "))
                .append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
