package org.opendpma.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opendpma.conf.Position;

/**
 * A {@code type=translation}: names of voicemail folders as a phone shows them.
 *
 * @param words what Asterisk says, and what is shown
 */
public record Translation(String name, Map<String, String> words, Position position) {
    public Translation {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }
}
