package org.opendpma.control;

/** Hears how a command gets on, one short line at a time. Called by the thread that runs the command. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens, and nobody waits longer than a moment. */
    Progress NONE = new Progress() {
        @Override
        public void report(String line) {
            // Nobody listens.
        }

        @Override
        public boolean waits() {
            return false;
        }
    };

    void report(String line);

    /** Whether somebody waits for the end, however long it takes. */
    default boolean waits() {
        return true;
    }
}
