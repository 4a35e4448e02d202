package org.opendpma.site;

/** What a phone logs in with on one line. */
public sealed interface LineCredentials {
    /**
     * The name in the Authorization header and the password.
     *
     * @param origin where the password comes from
     */
    record Known(String authName, Secret password, Origin origin) implements LineCredentials {}

    /** The endpoint asks for no login. */
    record NotNeeded() implements LineCredentials {}

    /** Asterisk knows them and has not been reached yet. */
    record AwaitingAsterisk() implements LineCredentials {}

    /**
     * Nobody can know them: the line is shown but does not register.
     *
     * @param reason one sentence, also for the log
     */
    record Unavailable(String reason) implements LineCredentials {}
}
