package org.opendpma.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A SIP message as text, understood as far as a phone must.
 *
 * @param head the start line and the headers, without the empty line
 */
record SipText(String head, byte[] body) {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String[] COPIED = {"Via", "From", "To", "Call-ID", "CSeq"};

    /** Of a whole datagram, or of a message cut from a connection. */
    static SipText of(byte[] bytes) {
        int end = endOfHead(bytes);
        return end < 0
                ? new SipText(new String(bytes, StandardCharsets.ISO_8859_1), new byte[0])
                : new SipText(
                        new String(bytes, 0, end - END.length, StandardCharsets.ISO_8859_1),
                        Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = END.length; i <= bytes.length; i++) {
            if (bytes[i - 1] == '\n' && Arrays.equals(bytes, i - END.length, i, END, 0, END.length)) {
                return i;
            }
        }
        return -1;
    }

    boolean isResponse() {
        return head.startsWith("SIP/2.0 ");
    }

    boolean isMessage() {
        return head.startsWith("MESSAGE ");
    }

    int status() {
        return Integer.parseInt(head.substring(8, 11));
    }

    /** The first header of a name, as written; empty when there is none. */
    String header(String name) {
        int at = find(name, 0);
        return at < 0
                ? ""
                : head.substring(at + name.length() + 3, lineEnd(at + 2)).strip();
    }

    /** Where the line end before a header is; -1 when there is no further one. */
    private int find(String name, int from) {
        for (int at = head.indexOf("\r\n", from); at >= 0; at = head.indexOf("\r\n", at + 2)) {
            boolean named = head.regionMatches(true, at + 2, name, 0, name.length());
            if (named && head.startsWith(":", at + 2 + name.length())) {
                return at;
            }
        }
        return -1;
    }

    private int lineEnd(int from) {
        int end = head.indexOf("\r\n", from);
        return end < 0 ? head.length() : end;
    }

    /** The 200 to this request. */
    byte[] ok() {
        var text = new StringBuilder(512).append("SIP/2.0 200 OK");
        for (String name : COPIED) {
            for (int at = find(name, 0); at >= 0; at = find(name, at + 2)) {
                text.append(head, at, lineEnd(at + 2));
            }
        }
        return text.append("\r\nContent-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
