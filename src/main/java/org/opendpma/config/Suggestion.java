package org.opendpma.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody may have meant. */
final class Suggestion {
    private static final int FARTHEST = 3;
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(FARTHEST);

    private Suggestion() {}

    /** {@code ; did you mean "mac"?}, or nothing when no candidate is near. */
    static String didYouMean(String written, Collection<String> candidates) {
        if (written.length() > 80) {
            return "";
        }
        return candidates.stream()
                .filter(c -> isNear(written, c))
                .min(Comparator.comparingInt(c -> distance(written, c)))
                .map(c -> "; did you mean \"" + c + "\"?")
                .orElse("");
    }

    private static boolean isNear(String written, String candidate) {
        int d = distance(written, candidate);
        return d >= 0
                && (d <= Math.max(1, candidate.length() / 3) || letters(written).equals(letters(candidate)));
    }

    /** The same letters in another order are a slip of the fingers, also in a short word. */
    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT)
                .chars()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The distance, or -1 when it is larger than anybody's typing error. */
    private static int distance(String a, String b) {
        return DISTANCE.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }
}
