package org.opendpma.control;

/** Hears how a command gets on, one short line at a time. Called by the thread that runs the command. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = line -> {};

    void report(String line);
}
