package org.opendpma.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.conf.DialectException;
import org.opendpma.conf.Notice;
import org.opendpma.conf.Section;
import org.opendpma.conf.SectionFile;
import org.opendpma.site.Problem;
import org.opendpma.site.Problem.Severity;

/** Reads a file in Asterisk's dialect; what the dialect says of it becomes problems. */
public final class ConfFile {
    private ConfFile() {}

    /** The sections of a file, its includes and templates applied; without a result when Asterisk would refuse it too. */
    public static Loaded<List<Section>> read(Path file) {
        try {
            SectionFile read = SectionFile.read(file);
            return new Loaded<>(Optional.of(read.sections()), notices(read.notices()));
        } catch (DialectException e) {
            return new Loaded<>(Optional.empty(), List.of(problem(e)));
        }
    }

    private static Problem problem(DialectException e) {
        String message = String.valueOf(e.getMessage());
        String place = e.position() + ": ";
        String sentence = message.startsWith(place) ? message.substring(place.length()) : message;
        return new Problem(Severity.ERROR, e.position(), sentence);
    }

    private static List<Problem> notices(List<Notice> notices) {
        var problems = new ArrayList<Problem>();
        for (Notice notice : notices) {
            problems.add(new Problem(Severity.WARNING, notice.position(), notice.message()));
        }
        return problems;
    }
}
