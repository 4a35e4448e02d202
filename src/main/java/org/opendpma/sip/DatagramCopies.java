package org.opendpma.sip;

import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Knows datagrams that were answered in the last 32 seconds by their bytes and their sender, so that one that is sent again
 * is answered before it is parsed: when thousands of phones start at once and wait, most of what comes are copies.
 * {@link AnsweredRequests} is what RFC 3261 section 17.2.2 asks for; this is the short way to it, and may forget. Confined to
 * the event loop of its socket.
 */
final class DatagramCopies {
    static final int MOST = 16_384;

    private final Clock clock;
    private final MessageDigest digest = sha256();
    private final LinkedHashMap<String, Kept> byContent = new LinkedHashMap<>();

    private record Kept(Uas.Reply reply, Instant until) {}

    DatagramCopies(Clock clock) {
        this.clock = clock;
    }

    /** By what the datagram is known. */
    String key(InetSocketAddress sender, byte[] datagram) {
        String place = sender.getAddress().getHostAddress() + " " + sender.getPort() + " ";
        return place + HexFormat.of().formatHex(digest.digest(datagram));
    }

    /** What the first one was answered. */
    Optional<Uas.Reply> find(String key) {
        Kept kept = byContent.get(key);
        return kept != null && kept.until().isAfter(clock.instant()) ? Optional.of(kept.reply()) : Optional.empty();
    }

    void remember(String key, Uas.Reply reply) {
        Instant now = clock.instant();
        var oldest = byContent.values().iterator();
        while (oldest.hasNext()) {
            boolean expired = !oldest.next().until().isAfter(now);
            if (!expired && byContent.size() < MOST) {
                break;
            }
            oldest.remove();
        }
        byContent.put(key, new Kept(reply, now.plus(SipTimers.J)));
    }

    int size() {
        return byContent.size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
