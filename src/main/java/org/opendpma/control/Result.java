package org.opendpma.control;

/**
 * What a command says.
 *
 * @param status the exit status: 0 done, 1 failed, 2 wrong usage, 78 wrong configuration
 * @param text what to print, lines ended by newlines
 */
public record Result(int status, String text) {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int CONFIG = 78;

    static Result done(String text) {
        return new Result(DONE, text);
    }
}
