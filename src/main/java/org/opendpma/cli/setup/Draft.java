package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Changes to opendpma.conf: lines of the sample that are switched on. What somebody has written there already stays. */
final class Draft {
    private final Places places;
    private final List<String> lines;
    private final List<Step.Replace> changes = new ArrayList<>();

    Draft(Places places) throws IOException {
        this.places = places;
        this.lines = Files.readAllLines(places.readableConfig());
    }

    /** Whether the sample's line is still there. */
    boolean has(String line) {
        return lines.contains(line);
    }

    void put(String old, String fresh) {
        put(old, fresh, fresh);
    }

    /**
     * The first line of a text becomes another, where it is there.
     *
     * @param shown the new one, as it may be shown
     */
    void put(String old, String fresh, String shown) {
        if (has(old)) {
            changes.add(new Step.Replace(places.config(), old, fresh, shown));
        }
    }

    List<Step> steps() throws IOException {
        if (Files.exists(places.config())) {
            return List.copyOf(changes);
        }
        String text = "\n" + Files.readString(places.readableConfig());
        for (Step.Replace change : changes) {
            text = change.in(text);
        }
        return List.of(new Step.Make(places.config(), text.substring(1), Step.Readers.DAEMON));
    }
}
