package org.opendpma.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.conf.Section;
import org.opendpma.site.Problem;

/** Loads opendpma.conf from its path. */
public final class DaemonConfig {
    private DaemonConfig() {}

    /** The settings; without a result when anything is an error. */
    public static Loaded<DaemonSettings> load(Path file) {
        Loaded<List<Section>> sections = ConfFile.read(file);
        if (sections.result().isEmpty()) {
            return new Loaded<>(Optional.empty(), sections.problems());
        }
        Loaded<DaemonSettings> settings =
                DaemonFile.read(file, sections.result().get());
        var problems = new ArrayList<Problem>(settings.problems());
        problems.addAll(sections.problems());
        return new Loaded<>(settings.result(), problems);
    }
}
