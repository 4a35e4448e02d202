package org.opendpma.exchange;

import java.net.InetAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opendpma.site.IpAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each refused attempt, in a form that fail2ban can match: {@code opendpma refused: address=192.0.2.7
 * what=anna why="wrong PIN"}. At most ten a minute and address, and a thousand a minute of all, so that a million addresses
 * cannot fill the disk; how many were left out is told. Any thread.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger("opendpma.refused");
    private static final int A_MINUTE = 10;
    private static final int OF_ALL_A_MINUTE = 1_000;
    private static final int MOST_ADDRESSES = 4_096;
    private static final int LONGEST_WHAT = 64;

    private final Clock clock;
    private final Map<InetAddress, Count> counts = new LinkedHashMap<>(64, 0.75f, true);

    private long minuteOfAll;
    private int linesOfAll;
    private long leftOut;

    private record Count(long minute, int lines) {}

    public RefusalLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Logs a refusal, unless the address has filled its minute.
     *
     * @param what the untrusted name of what was asked for
     */
    public void refused(InetAddress address, String what, String why) {
        if (mayLog(address)) {
            LOG.warn(
                    "opendpma refused: address={} what={} why=\"{}\"",
                    IpAddresses.literal(address),
                    printable(what),
                    why);
        }
    }

    private synchronized boolean mayLog(InetAddress address) {
        long minute = clock.instant().getEpochSecond() / 60;
        if (minute != minuteOfAll) {
            tellOfAll();
            minuteOfAll = minute;
        }
        Count before = counts.getOrDefault(address, new Count(minute, 0));
        int lines = before.minute() == minute ? before.lines() + 1 : 1;
        counts.put(address, new Count(minute, lines));
        if (counts.size() > MOST_ADDRESSES) {
            counts.remove(counts.keySet().iterator().next());
        }
        boolean may = lines <= A_MINUTE;
        if (may && ++linesOfAll > OF_ALL_A_MINUTE) {
            leftOut++;
            return false;
        }
        return may;
    }

    private void tellOfAll() {
        linesOfAll = 0;
        if (leftOut > 0) {
            LOG.warn("opendpma refused: and {} more attempts from many addresses", leftOut);
            leftOut = 0;
        }
    }

    /** What came over the network must not forge a log line. */
    private static String printable(String what) {
        String plain = what.replaceAll("[^\\p{L}\\p{N}@._:-]", "?");
        return plain.length() <= LONGEST_WHAT ? plain : plain.substring(0, LONGEST_WHAT) + "...";
    }
}
