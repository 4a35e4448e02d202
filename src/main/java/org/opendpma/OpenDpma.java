package org.opendpma;

/** The program: hands its arguments to the command tree. */
public final class OpenDpma {
    private OpenDpma() {}

    public static void main(String[] args) {
        System.err.println("opendpma: nothing to run yet");
        System.exit(2);
    }
}
