package org.opendpma.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The firmware that phones are offered from our own directory.
 *
 * @param directory where the files lie
 * @param newest by model
 * @param percent how many of the phones are offered it; which ones depends on their names alone
 * @param phones instead, the only phones that are offered it, by section name; empty for the percentage
 */
public record FirmwareStock(
        Optional<Path> directory, Map<String, FirmwareFile> newest, int percent, Set<String> phones) {
    /** There is none. */
    public static final FirmwareStock NONE = new FirmwareStock(Optional.empty(), Map.of(), 100, Set.of());

    private static final int ALL = 100;

    public FirmwareStock {
        newest = Map.copyOf(newest);
        phones = Set.copyOf(phones);
    }

    /** Keeps the newest of each model. */
    public static Map<String, FirmwareFile> newest(List<FirmwareFile> files) {
        var newest = new TreeMap<String, FirmwareFile>();
        files.forEach(f -> newest.merge(f.model(), f, (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b));
        return newest;
    }

    /** Whether the phone is among those that are offered it. A phone that once was, is at any higher percentage too. */
    public boolean isFor(String phone) {
        return phones.isEmpty() ? Math.floorMod(spread(phone), ALL) < percent : phones.contains(phone);
    }

    /** Whether every phone is. */
    public boolean isForAll() {
        return phones.isEmpty() && percent >= ALL;
    }

    /** Neighbouring names must not fall together. */
    private static int spread(String phone) {
        int hash = phone.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
