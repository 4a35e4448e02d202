package org.opendpma.cli.phone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Secret;

/** What the virtual phone says of itself. */
record Identity(MacAddress mac, String model, String firmware, Optional<String> user, Optional<Secret> pin) {
    /** The parameters of a request. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("mac", mac.digits());
        parameters.put("model", model);
        parameters.put("firmware", firmware);
        user.ifPresent(u -> parameters.put("user", u));
        pin.ifPresent(p -> parameters.put("pin", p.reveal()));
        return parameters;
    }

    /** As phones of this family name themselves. */
    String userAgent() {
        String maker = model.startsWith("P") ? "Sangoma" : "Digium";
        return maker + " " + model + " " + firmware + " (OpenDPMA virtual phone)";
    }
}
