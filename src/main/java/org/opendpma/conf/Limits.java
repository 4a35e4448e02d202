package org.opendpma.conf;

/**
 * What one load may use. The first and the last are Asterisk's own and change what a file means; the others only keep a
 * mistake (a file that includes itself, templates of templates that double) from filling memory.
 *
 * @param includeDepth how many files deep an include may lie; Asterisk has 10
 * @param files how many files are read, one that is included twice counts twice; also how many alternatives the braces
 *     of one include may have
 * @param bytes how much is read in all of them together, and how much text {@code +=} may join
 * @param entries how many sections and options there may be together, inherited ones and templates included
 * @param steps how many options, section names and directory entries may be looked at while resolving {@code +=},
 *     {@code (+)} and wildcards; about 10 ns each
 * @param notices how many notices are kept
 * @param lineBytes the longest line, its line end included; Asterisk has 8191 and skips what is longer
 */
public record Limits(int includeDepth, int files, long bytes, int entries, long steps, int notices, int lineBytes) {

    /** Room for several thousand phones. */
    public static final Limits DEFAULT = new Limits(10, 20_000, 64L << 20, 500_000, 100_000_000L, 1_000, 8_191);

    public Limits {
        if (Math.min(Math.min(includeDepth, files), Math.min(entries, notices)) < 0
                || Math.min(bytes, steps) < 0
                || lineBytes < 1) {
            throw new IllegalArgumentException("a limit is negative, or the line length is not positive");
        }
    }
}
