package org.opendpma.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.WebScheme;

/**
 * One session as it stands in a file: a flat object of JSON. Read and written token by token, and points of time as seconds, because
 * thousands of them are read when phones wait for the start.
 */
final class StoredSession {
    private static final long BILLION = 1_000_000_000;

    private StoredSession() {}

    static void write(JsonGenerator json, Session s) throws IOException {
        json.writeStartObject();
        json.writeStringField("mac", s.mac().digits());
        json.writeStringField("phone", s.phone());
        json.writeStringField("model", s.model());
        json.writeStringField(
                "firmware", s.firmware().map(FirmwareVersion::text).orElse(""));
        json.writeStringField("address", s.address());
        json.writeStringField("transport", s.transport());
        json.writeStringField("since", time(s.since()));
        json.writeStringField("lastAsked", time(s.lastAsked()));
        if (s.given().isPresent()) {
            write(json, s.given().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Session.Given given) throws IOException {
        json.writeStringField("digest", given.digest());
        json.writeNumberField("size", given.size());
        json.writeStringField("server", given.server());
        if (given.web().isPresent()) {
            json.writeStringField("webHost", given.web().get().host());
            json.writeNumberField("webPort", given.web().get().port());
        }
    }

    /** The value that the parser stands at the beginning of, to its end: the fields of an object; none when it is no object. */
    static Map<String, String> fields(JsonParser json) throws IOException {
        var fields = new HashMap<String, String>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return fields;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isStructEnd() || value.isStructStart()) {
                // A later version may store more.
                json.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, json.getText());
            }
        }
        return fields;
    }

    /** @throws RuntimeException when they are those of no session: parts that are missing, addresses, numbers and times that are none */
    static Session of(Map<String, String> fields) {
        String transport = part(fields, "transport");
        return new Session(
                new MacAddress(part(fields, "mac")),
                part(fields, "phone"),
                part(fields, "model"),
                FirmwareVersion.parse(part(fields, "firmware")),
                part(fields, "address"),
                transport,
                time(part(fields, "since")),
                time(part(fields, "lastAsked")),
                given(fields, transport));
    }

    private static Optional<Session.Given> given(Map<String, String> fields, String transport) {
        if (!fields.containsKey("digest") || !fields.containsKey("server")) {
            return Optional.empty();
        }
        Optional<WebAuthority> web = Optional.ofNullable(fields.get("webHost"))
                .flatMap(host -> WebScheme.parse(transport)
                        .map(s -> new WebAuthority(s, host, Integer.parseInt(part(fields, "webPort")))));
        return Optional.of(new Session.Given(
                part(fields, "digest"), Integer.parseInt(part(fields, "size")), part(fields, "server"), web));
    }

    private static String part(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a session has no " + name);
        }
        return value;
    }

    /** Seconds since 1970 with nine digits behind the point. */
    private static String time(Instant time) {
        return time.getEpochSecond() + "."
                + String.valueOf(BILLION + time.getNano()).substring(1);
    }

    private static Instant time(String text) {
        if (text.endsWith("Z")) {
            // As it was written at first.
            return Instant.parse(text);
        }
        int point = text.indexOf('.');
        return point < 0
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : Instant.ofEpochSecond(
                        Long.parseLong(text, 0, point, 10), Integer.parseInt(text, point + 1, text.length(), 10));
    }
}
