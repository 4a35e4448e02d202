package org.opendpma.conf;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A sequence of characters to look for, as wildcards and regular expressions without groups need it. Takes time
 * proportional to the text times the sequence, whatever they are.
 */
record Sequence(List<Step> steps) {

    /** What the sequence wants at one place. */
    sealed interface Step {}

    /**
     * One character, or with both flags any number.
     *
     * @param optional whether it may be missing
     * @param repeats whether it may occur again
     */
    record One(IntPredicate accepts, boolean optional, boolean repeats) implements Step {}

    /** The beginning of the text. */
    record Beginning() implements Step {}

    /** The end of the text. */
    record End() implements Step {}

    Sequence {
        steps = List.copyOf(steps);
    }

    /** Whether it occurs anywhere in the text. */
    boolean occursIn(String text) {
        int[] characters = text.codePoints().toArray();
        boolean[] reached = new boolean[steps.size() + 1];
        for (int at = 0; ; at++) {
            reached[0] = true;
            follow(reached, at == 0, at == characters.length);
            if (reached[steps.size()] || at == characters.length) {
                return reached[steps.size()];
            }
            reached = consume(reached, characters[at]);
        }
    }

    /** Marks also what can be reached without a character. */
    private void follow(boolean[] reached, boolean atBeginning, boolean atEnd) {
        for (int i = 0; i < steps.size(); i++) {
            boolean free = isFree(steps.get(i), atBeginning, atEnd);
            reached[i + 1] |= reached[i] && free;
        }
    }

    private static boolean isFree(Step step, boolean atBeginning, boolean atEnd) {
        if (step instanceof One c) {
            return c.optional();
        }
        return step instanceof Beginning ? atBeginning : atEnd;
    }

    private boolean[] consume(boolean[] reached, int character) {
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < steps.size(); i++) {
            if (reached[i] && steps.get(i) instanceof One c && c.accepts().test(character)) {
                next[c.repeats() ? i : i + 1] = true;
            }
        }
        return next;
    }
}
