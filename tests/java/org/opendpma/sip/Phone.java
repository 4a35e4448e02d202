package org.opendpma.sip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a phone would write, as text. */
public final class Phone {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern HEADER = Pattern.compile("(?m)^(Via|From|To|Call-ID|CSeq):.*$");

    private Phone() {}

    /** A request for a configuration. */
    public static String body(String mac) {
        return "<request method=\"opendpma.phone.getConfig\" id=\"7\"><parameters><mac>" + mac
                + "</mac><model>D65</model><firmware>2_9_19</firmware></parameters></request>";
    }

    /** A MESSAGE with a branch and a Call-ID of its own. */
    public static String message(Wire wire, String transport, String body) {
        return message(wire, transport, "sip:proxy@127.0.0.1", "Content-Type: application/xml\r\n", body);
    }

    /** A MESSAGE with headers of the caller's. */
    public static String message(Wire wire, String transport, String uri, String headers, String body) {
        return request("MESSAGE", wire, transport, uri, headers, body);
    }

    /** Any request. */
    public static String request(String method, Wire wire, String transport, String uri, String headers, String body) {
        int number = COUNT.incrementAndGet();
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport + " 127.0.0.1:" + wire.localPort() + ";branch=z9hG4bKtest" + number
                + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:phone" + number + "@127.0.0.1>;tag=t" + number + "\r\n"
                + "To: <sip:proxy@127.0.0.1>\r\n"
                + "Call-ID: call" + number + "@test\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + headers
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body;
    }

    /** The 200 to a request that came. */
    public static String ok(String request) {
        var response = new StringBuilder("SIP/2.0 200 OK\r\n");
        Matcher header = HEADER.matcher(request.substring(0, request.indexOf("\r\n\r\n")));
        while (header.find()) {
            response.append(header.group().strip()).append("\r\n");
        }
        return response.append("Content-Length: 0\r\n\r\n").toString();
    }

    /** Asks, takes the 202, takes the answer, acknowledges it. */
    public static String ask(Wire wire, String transport, String body) throws IOException {
        wire.send(message(wire, transport, body));
        String accepted = wire.expect(5_000);
        if (!accepted.startsWith("SIP/2.0 202")) {
            throw new AssertionError("not accepted: " + accepted);
        }
        String answer = wire.expect(5_000);
        wire.send(ok(answer));
        return answer;
    }
}
