package org.opendpma.conf;

import java.util.Locale;

/** Counts what one load has used and ends it when a limit is passed. For one load and one thread. */
final class Budget {
    private final Limits limits;
    private long files;
    private long bytes;
    private long entries;
    private long steps;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** How many bytes may still be read. */
    long bytesLeft() {
        return limits.bytes() - bytes;
    }

    void useFile(Position at) throws DialectException {
        files++;
        check(files, limits.files(), "files", "an include that reads itself again", at);
    }

    void useBytes(long count, Position at) throws DialectException {
        bytes += count;
        check(bytes, limits.bytes(), "bytes", "a file that is no configuration, or is included again and again", at);
    }

    void useEntries(long count, Position at) throws DialectException {
        entries += count;
        check(entries, limits.entries(), "sections and options", "templates that inherit each other twice", at);
    }

    void useSteps(long count, Position at) throws DialectException {
        steps += count;
        check(steps, limits.steps(), "steps of searching", "very many \"+=\", \"(+)\" or wildcards", at);
    }

    /** How many alternatives an include has; not added up. */
    void checkAlternatives(int count, Position at) throws DialectException {
        check(count, limits.files(), "alternatives in one include", "nested braces", at);
    }

    private static void check(long used, long limit, String what, String cause, Position at) throws DialectException {
        if (used > limit) {
            throw new DialectException(
                    at,
                    String.format(
                            Locale.ROOT, "more than %d %s are needed to read this; look for %s", limit, what, cause));
        }
    }
}
