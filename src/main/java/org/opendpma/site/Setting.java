package org.opendpma.site;

import java.util.Map;

/**
 * One {@code <setting id= value=/>} of a phone.
 *
 * @param id the phone's name for it
 * @param value as the phone wants it: booleans are 0 and 1
 * @param attributes further attributes, in order
 * @param secrets further attributes that only the phone may see
 * @param origin who asked for it
 */
public record Setting(
        String id, Value value, Map<String, String> attributes, Map<String, Secret> secrets, Origin origin) {

    /** A setting's value, which may be a password. */
    public sealed interface Value {
        /** Anybody may see it. */
        record Plain(String text) implements Value {}

        /** Only the phone may see it. */
        record Hidden(Secret secret) implements Value {}
    }

    public Setting(String id, Value value, Map<String, String> attributes, Origin origin) {
        this(id, value, attributes, Map.of(), origin);
    }

    public Setting(String id, String value, Origin origin) {
        this(id, new Value.Plain(value), Map.of(), origin);
    }
}
