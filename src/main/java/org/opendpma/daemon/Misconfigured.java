package org.opendpma.daemon;

import java.util.List;
import org.opendpma.site.Problem;

/** The configuration is wrong, and nothing was opened. */
final class Misconfigured extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    Misconfigured(List<Problem> problems) {
        super("the configuration is wrong");
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong. */
    List<Problem> problems() {
        return problems;
    }
}
