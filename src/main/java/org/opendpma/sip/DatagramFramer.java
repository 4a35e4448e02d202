package org.opendpma.sip;

import java.util.Arrays;
import java.util.Optional;
import org.opendpma.sip.message.ContentLength;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.HeaderScanner;
import org.opendpma.sip.message.MessageLimits;

/** Cuts a datagram into head and body (RFC 3261 section 18.3). Immutable; any thread. */
final class DatagramFramer {
    private final MessageLimits limits;
    private final HeaderScanner scanner;

    DatagramFramer(MessageLimits limits) {
        this.limits = limits;
        this.scanner = new HeaderScanner(limits);
    }

    /** Empty for a keep-alive: line ends, NULs or nothing. */
    Optional<Framed> frame(byte[] datagram) {
        int start = start(datagram);
        if (start == datagram.length) {
            return Optional.empty();
        }
        int headEnd = headEnd(datagram, start);
        HeaderScan scan = scanner.scan(datagram, start, headEnd);
        return Optional.of(
                scan instanceof HeaderScan.Fine fine
                        ? body(datagram, headEnd, fine)
                        : new Framed(scan, new byte[0], true));
    }

    private Framed body(byte[] datagram, int headEnd, HeaderScan.Fine fine) {
        int there = datagram.length - headEnd;
        ContentLength length = ContentLength.of(fine.head(), limits);
        if (length instanceof ContentLength.Absent) {
            return cut(datagram, headEnd, Math.min(there, limits.bodyBytes()), fine);
        }
        if (length instanceof ContentLength.Bytes bytes) {
            // What follows the body is no part of the message.
            return bytes.count() <= there
                    ? cut(datagram, headEnd, bytes.count(), fine)
                    : refused(fine, 400, "Body Shorter Than Content-Length");
        }
        return length instanceof ContentLength.TooLarge
                ? refused(fine, 413, "Request Entity Too Large")
                : refused(fine, 400, "Bad Content-Length");
    }

    private static Framed cut(byte[] datagram, int from, int count, HeaderScan.Fine fine) {
        return new Framed(fine, Arrays.copyOfRange(datagram, from, from + count), false);
    }

    private static Framed refused(HeaderScan.Fine fine, int status, String reason) {
        return new Framed(new HeaderScan.Refused(fine.head(), status, reason), new byte[0], true);
    }

    private static int start(byte[] datagram) {
        int at = 0;
        while (at < datagram.length && (datagram[at] == '\r' || datagram[at] == '\n' || datagram[at] == 0)) {
            at++;
        }
        return at;
    }

    /** Behind the empty line, or the end when there is none. */
    private static int headEnd(byte[] datagram, int from) {
        for (int i = from; i < datagram.length; i++) {
            if (datagram[i] == '\n' && i + 1 < datagram.length) {
                if (datagram[i + 1] == '\n') {
                    return i + 2;
                }
                if (datagram[i + 1] == '\r' && i + 2 < datagram.length && datagram[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return datagram.length;
    }
}
