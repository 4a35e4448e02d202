package org.opendpma.config;

import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * Reads values of options. Of each option it remembers the text it read last, for in a site of thousands of phones
 * neighbours mostly say the same; secrets it does not remember. For one load and one thread.
 */
final class ValueReader {
    private final IdentityHashMap<OptionSpec<?>, Last> last = new IdentityHashMap<>();

    private record Last(String text, Optional<?> value) {}

    /** The value; empty when the text is not of the option's kind. */
    <T> Optional<T> read(OptionSpec<T> spec, String text) {
        if (spec.kind().secret()) {
            return spec.kind().read(text);
        }
        Last before = last.get(spec);
        if (before != null && before.text().equals(text)) {
            @SuppressWarnings("unchecked") // what is remembered of an option was read by its own kind
            var same = (Optional<T>) before.value();
            return same;
        }
        Optional<T> read = spec.kind().read(text);
        last.put(spec, new Last(text, read));
        return read;
    }
}
