package org.opendpma.bench;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A MESSAGE as a phone writes it.
 *
 * @param id of the request inside the body
 */
record Request(String id, String callId, byte[] bytes) {
    /** Two runs against one server must not share branches. */
    private static final String RUN =
            Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0xFFFF));

    private static final AtomicLong COUNT = new AtomicLong();

    static Request of(PhoneId phone, Ask ask, Target target, InetSocketAddress local) {
        String id = RUN + "-" + phone.number() + "-" + COUNT.incrementAndGet();
        String at = local.getAddress().getHostAddress() + ":" + local.getPort();
        String callId = id + "@" + local.getAddress().getHostAddress();
        byte[] body = ask.body(phone, id);
        String proxy = "sip:proxy@127.0.0.1:" + target.server().getPort()
                + (target.isStream() ? ";transport=" + target.transport() : "");
        byte[] head = ("MESSAGE " + proxy + " SIP/2.0\r\n"
                        + "Via: SIP/2.0/" + target.transport().toUpperCase(Locale.ROOT) + " " + at
                        + ";branch=z9hG4bK-" + id + ";rport\r\n"
                        + "Max-Forwards: 70\r\n"
                        + "From: <sip:" + phone.section() + "@" + at + ">;tag=" + id + "\r\n"
                        + "To: <" + proxy + ">\r\n"
                        + "Call-ID: " + callId + "\r\n"
                        + "CSeq: 1 MESSAGE\r\n"
                        + "Contact: <sip:" + phone.section() + "@" + at + ";transport=" + target.transport() + ">\r\n"
                        + "User-Agent: bench phone\r\n"
                        + "X-Transport: " + target.transport() + "\r\n"
                        + "Content-Type: " + target.contentType() + "\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return new Request(id, callId, bytes);
    }
}
