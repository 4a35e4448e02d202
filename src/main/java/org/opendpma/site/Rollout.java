package org.opendpma.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which phones are offered a new firmware, and when. It depends on the phone's name, on the time at which the file was put there
 * and on nothing else, so that it is the same after a restart and for every command.
 *
 * @param percent how many of the phones; one that is among them is at any higher percentage too
 * @param phones instead, the only phones, by section name; empty for the percentage
 * @param anHour how many more phones, about, are offered a file with every hour; empty for all at once
 */
public record Rollout(int percent, Set<String> phones, OptionalInt anHour) {
    /** Every phone, now. */
    public static final Rollout ALL_AT_ONCE = new Rollout(100, Set.of(), OptionalInt.empty());

    private static final double HUNDRED = 100;
    private static final long HASHES = 1L << 32;
    private static final double MILLIS = Duration.ofHours(1).toMillis();

    public Rollout {
        phones = Set.copyOf(phones);
    }

    /**
     * When a phone's turn is; empty when it never is.
     *
     * @param count how many phones the site has
     */
    public Optional<Instant> turn(String phone, int count, FirmwareFile file) {
        double place = place(phone);
        boolean among = phones.isEmpty() ? place * HUNDRED < percent : phones.contains(phone);
        return among ? Optional.of(after(place * (phones.isEmpty() ? count : phones.size()), file)) : Optional.empty();
    }

    /** When the last phone of all has had its turn; empty when not every phone ever has. */
    public Optional<Instant> complete(int count, FirmwareFile file) {
        return phones.isEmpty() && percent >= HUNDRED ? Optional.of(after(count, file)) : Optional.empty();
    }

    /** Without a rate it is long past, whatever the clock said when the file came. */
    private Instant after(double phonesBefore, FirmwareFile file) {
        return anHour.isPresent()
                ? file.arrived().plusMillis((long) (phonesBefore / anHour.getAsInt() * MILLIS))
                : Instant.EPOCH;
    }

    /** From 0 to 1; neighbouring names do not fall together. */
    private static double place(String phone) {
        int hash = phone.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return Integer.toUnsignedLong(hash ^ hash >>> 16) / (double) HASHES;
    }
}
