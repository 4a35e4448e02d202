package org.opendpma.exchange;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Slows down whoever guesses names or passwords over HTTP, and then shuts it out. After ten wrong ones in a minute an
 * address is looked at once in two seconds; after a hundred, each within ten minutes of the one before, it is shut out for
 * ten minutes. The same wrong name again counts once: a phone asks for its name in small and in capital letters. Any thread.
 *
 * <p>IPv6 addresses count by their network of 64 bits. Bounded: the address that failed longest ago is forgotten first.
 */
final class Guessers {
    static final int FREE_A_MINUTE = 10;
    static final int MOST = 100;
    static final int OUT_SECONDS = 600;
    private static final long PACE_MILLIS = 2_000;
    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_OCTETS = 8;

    private final Clock clock;
    private final Map<InetAddress, Guesser> guessers = new LinkedHashMap<>(64, 0.75f, true);

    private static final class Guesser {
        private long minute;
        private int inMinute;
        private int all;
        private long last;
        private long notBefore;
        private boolean out;
        private String name = "";
    }

    Guessers(Clock clock) {
        this.clock = clock;
    }

    /** Why nothing is looked at now: the seconds until it is; empty when it is looked at. */
    synchronized OptionalInt blocked(InetAddress address) {
        if (guessers.isEmpty()) {
            return OptionalInt.empty();
        }
        Guesser guesser = guessers.get(key(address));
        long now = clock.millis();
        if (guesser == null || guesser.notBefore <= now) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) ((guesser.notBefore - now + 999) / 1_000));
    }

    /**
     * Counts a wrong name or password.
     *
     * @param name the name, which counts once in a row; empty for a password, of which each counts
     * @return whether the address is shut out by it, for the first time since it was let in
     */
    synchronized boolean wrong(InetAddress address, String name) {
        long now = clock.millis();
        Guesser guesser = guessers.computeIfAbsent(key(address), k -> new Guesser());
        if (guessers.size() > MOST_ADDRESSES) {
            guessers.remove(guessers.keySet().iterator().next());
        }
        forget(guesser, now);
        if (!name.isEmpty() && name.equals(guesser.name)) {
            return false;
        }
        guesser.name = name;
        guesser.last = now;
        guesser.inMinute++;
        guesser.all++;
        guesser.out = guesser.all >= MOST;
        if (guesser.out) {
            guesser.notBefore = now + OUT_SECONDS * 1_000L;
        } else if (guesser.inMinute >= FREE_A_MINUTE) {
            guesser.notBefore = now + PACE_MILLIS;
        }
        return guesser.out;
    }

    private static void forget(Guesser guesser, long now) {
        if (now / 60_000 != guesser.minute) {
            guesser.minute = now / 60_000;
            guesser.inMinute = 0;
        }
        if (guesser.out || now - guesser.last > OUT_SECONDS * 1_000L) {
            guesser.all = 0;
            guesser.out = false;
            guesser.name = "";
        }
    }

    synchronized int size() {
        return guessers.size();
    }

    /** The network of an IPv6 address by its first address. */
    private static InetAddress key(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        try {
            byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_OCTETS), 2 * NETWORK_OCTETS);
            return InetAddress.getByAddress(network);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen octets are an address", e);
        }
    }
}
