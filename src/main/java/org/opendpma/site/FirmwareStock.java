package org.opendpma.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The firmware that phones are offered from our own directory.
 *
 * @param directory where the files lie
 * @param newest by model
 * @param rollout which phones are offered it, and when
 */
public record FirmwareStock(Optional<Path> directory, Map<String, FirmwareFile> newest, Rollout rollout) {
    /** There is none. */
    public static final FirmwareStock NONE = new FirmwareStock(Optional.empty(), Map.of(), Rollout.ALL_AT_ONCE);

    public FirmwareStock {
        newest = Map.copyOf(newest);
    }

    /** Keeps the newest of each model. */
    public static Map<String, FirmwareFile> newest(List<FirmwareFile> files) {
        var newest = new TreeMap<String, FirmwareFile>();
        files.forEach(f -> newest.merge(f.model(), f, (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b));
        return newest;
    }

    /** The newest of each model, by model. */
    public List<FirmwareFile> files() {
        return List.copyOf(new TreeMap<>(newest).values());
    }
}
