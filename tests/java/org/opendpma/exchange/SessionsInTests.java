package org.opendpma.exchange;

/** Lets tests of other packages play a phone that asks. */
public final class SessionsInTests {
    private SessionsInTests() {}

    public static void open(Sessions sessions, Session session) {
        sessions.open(session);
    }
}
