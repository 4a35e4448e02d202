package org.opendpma.bench;

import java.nio.charset.StandardCharsets;

/** What a phone asks for. */
enum Ask {
    LIST("opendpma.users.getList"),
    CONFIG("opendpma.phone.getConfig");

    private final String method;

    Ask(String method) {
        this.method = method;
    }

    byte[] body(PhoneId phone, String id) {
        return ("<request method=\"" + method + "\" id=\"" + id + "\"><parameters><mac>" + phone.mac()
                        + "</mac><model>D65</model><firmware>2_9_19</firmware></parameters></request>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
