package org.opendpma.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.conf.Section;
import org.opendpma.site.Problem;
import org.opendpma.site.RootCertificate;

/** Loads opendpma.conf from its path. */
public final class DaemonConfig {
    private DaemonConfig() {}

    /** What ca= names, as far as it can be read; the rest of the file, keys above all, is not for everybody. */
    public static List<RootCertificate> authorities(Path file) {
        return ConfFile.read(file)
                .result()
                .map(sections -> DaemonFile.authorities(file, sections))
                .orElse(List.of());
    }

    /** The settings; without a result when anything is an error. */
    public static Loaded<DaemonSettings> load(Path file) {
        return load(file, false);
    }

    /** The settings of a file that is about to get its certificate: that HTTPS has none yet is no error. */
    public static Loaded<DaemonSettings> loadBeforeCertificate(Path file) {
        return load(file, true);
    }

    private static Loaded<DaemonSettings> load(Path file, boolean certificateComes) {
        Loaded<List<Section>> sections = ConfFile.read(file);
        if (sections.result().isEmpty()) {
            return new Loaded<>(Optional.empty(), sections.problems());
        }
        Loaded<DaemonSettings> settings =
                DaemonFile.read(file, sections.result().get(), certificateComes);
        var problems = new ArrayList<Problem>(settings.problems());
        problems.addAll(sections.problems());
        return new Loaded<>(settings.result(), problems);
    }
}
