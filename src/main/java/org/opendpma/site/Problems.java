package org.opendpma.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendpma.conf.Position;

/** Collects every problem of a load, so that all are reported together. Confined to one thread. */
public final class Problems {
    /** The same complaint about a hundred sections is one complaint: so many are told, the rest are counted. */
    private static final int TOLD_OF_A_KIND = 3;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Kind> kinds = new HashMap<>();

    private static final class Kind {
        int count;
        int lastTold;
    }

    /** Nothing of the configuration can be used. */
    public void error(Position position, String message) {
        problems.add(new Problem(Problem.Severity.ERROR, position, message));
    }

    /** The rest of the configuration can be used. */
    public void warn(Position position, String message) {
        problems.add(new Problem(Problem.Severity.WARNING, position, message));
    }

    /** A warning of which only the first few of a kind are told; the last of those counts the others. */
    public void warnOfKind(String kind, Position position, String message) {
        Kind seen = kinds.computeIfAbsent(kind, k -> new Kind());
        if (++seen.count <= TOLD_OF_A_KIND) {
            seen.lastTold = problems.size();
            warn(position, message);
        }
    }

    public void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** All problems, errors first, each severity in the order found. */
    public List<Problem> list() {
        var all = new ArrayList<>(problems);
        for (Kind kind : kinds.values()) {
            if (kind.count > TOLD_OF_A_KIND) {
                all.set(kind.lastTold, counting(all.get(kind.lastTold), kind.count - TOLD_OF_A_KIND));
            }
        }
        all.sort((a, b) -> Boolean.compare(b.isError(), a.isError()));
        return List.copyOf(all);
    }

    private static Problem counting(Problem last, int more) {
        return new Problem(last.severity(), last.position(), last.message() + " (and " + more + " more like this)");
    }
}
