package org.opendpma.conf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of all files, in the order in which they began. */
final class Roster {
    private final List<Draft> all = new ArrayList<>();
    private final Map<String, List<Draft>> byName = new HashMap<>();
    private Optional<Draft> current = Optional.empty();

    void add(Draft draft) {
        all.add(draft);
        byName.computeIfAbsent(Text.fold(draft.name()), n -> new ArrayList<>(1)).add(draft);
        current = Optional.of(draft);
    }

    /** The section that an included file continues: the one that was added or added to last, in whatever file. */
    Optional<Draft> current() {
        return current;
    }

    void setCurrent(Draft draft) {
        current = Optional.of(draft);
    }

    /**
     * The first section of a name, in any case, that fits a filter. As in Asterisk an empty name stands for every name.
     */
    Optional<Draft> find(String name, Filter filter, Position at, Budget budget) throws DialectException {
        List<Draft> candidates = name.isEmpty() ? all : byName.getOrDefault(Text.fold(name), List.of());
        for (Draft draft : candidates) {
            budget.useSteps(1, at);
            if (filter.fits(draft, at, budget)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    List<Section> finished() {
        return all.stream().map(Draft::finished).toList();
    }
}
