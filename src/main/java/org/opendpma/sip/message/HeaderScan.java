package org.opendpma.sip.message;

/** What a look at a message's head found. */
public sealed interface HeaderScan {
    /** Within the limits. */
    record Fine(HeaderBlock head) implements HeaderScan {}

    /**
     * Not to be shown to the parser.
     *
     * @param head as far as it was read, so that a response can be built
     * @param status the response it deserves
     * @param reason for the response's reason phrase
     */
    record Refused(HeaderBlock head, int status, String reason) implements HeaderScan {}
}
