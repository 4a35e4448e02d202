package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendpma.conf.Position;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void errorsComeFirstAndEachSeverityInTheOrderFound() {
        problems.warn(at(1), "w1");
        problems.error(at(2), "e1");
        problems.warn(at(3), "w2");
        problems.error(at(4), "e2");
        assertEquals(
                List.of(
                        "phones.conf:2: e1",
                        "phones.conf:4: e2",
                        "phones.conf:1: warning: w1",
                        "phones.conf:3: warning: w2"),
                printed());
        assertEquals(true, problems.hasErrors());
    }

    @Test
    void aWholeFileHasNoLine() {
        problems.error(new Position("phones.conf", 0), "does not exist");
        assertEquals(List.of("phones.conf: does not exist"), printed());
    }

    @Test
    void warningsAreNoErrors() {
        problems.warn(at(1), "w");
        assertEquals(false, problems.hasErrors());
    }

    @Test
    void threeOfAKindAreTold() {
        kind("pin", 1, 3);
        assertEquals(
                List.of(
                        "phones.conf:1: warning: pin 1",
                        "phones.conf:2: warning: pin 2",
                        "phones.conf:3: warning: pin 3"),
                printed());
    }

    @Test
    void theThirdCountsTheOthers() {
        kind("pin", 1, 4);
        assertEquals(
                "phones.conf:3: warning: pin 3 (and 1 more like this)",
                printed().get(2));
        kind("pin", 5, 100);
        assertEquals(3, printed().size());
        assertEquals(
                "phones.conf:3: warning: pin 3 (and 97 more like this)",
                printed().get(2));
    }

    @Test
    void kindsAreCountedApartAndAmongOtherProblems() {
        kind("pin", 1, 2);
        problems.addAll(List.of(new Problem(Problem.Severity.WARNING, at(50), "from elsewhere")));
        kind("mac", 10, 14);
        problems.error(at(60), "an error");
        kind("pin", 3, 5);
        assertEquals(
                List.of(
                        "phones.conf:60: an error",
                        "phones.conf:1: warning: pin 1",
                        "phones.conf:2: warning: pin 2",
                        "phones.conf:50: warning: from elsewhere",
                        "phones.conf:10: warning: mac 10",
                        "phones.conf:11: warning: mac 11",
                        "phones.conf:12: warning: mac 12 (and 2 more like this)",
                        "phones.conf:3: warning: pin 3 (and 2 more like this)"),
                printed());
    }

    @Test
    void askingTwiceCountsOnce() {
        kind("pin", 1, 4);
        assertEquals(printed(), printed());
    }

    private void kind(String kind, int first, int last) {
        for (int i = first; i <= last; i++) {
            problems.warnOfKind(kind, at(i), kind + " " + i);
        }
    }

    private List<String> printed() {
        return problems.list().stream().map(Problem::toString).toList();
    }

    private static Position at(int line) {
        return new Position("phones.conf", line);
    }
}
