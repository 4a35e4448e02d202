package org.opendpma.config;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.Problem;

/**
 * What came of a load.
 *
 * @param result empty when there was an error
 * @param problems everything that was wrong, errors first
 */
public record Loaded<T>(Optional<T> result, List<Problem> problems) {
    public Loaded {
        problems = List.copyOf(problems);
    }
}
