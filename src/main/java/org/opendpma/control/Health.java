package org.opendpma.control;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether phones are served.
 *
 * @param works whether every door that is open answered a phone's question with a configuration
 * @param checks what was tried and what came of it, in words
 */
public record Health(boolean works, Map<String, String> checks) {
    public Health {
        checks = new LinkedHashMap<>(checks);
    }

    /** As {@code /health} answers. */
    public String json() {
        return Json.write(data());
    }

    Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("status", works ? "ok" : "failed");
        data.putAll(checks);
        return data;
    }
}
