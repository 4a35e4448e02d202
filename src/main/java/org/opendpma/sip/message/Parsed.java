package org.opendpma.sip.message;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;

/** What came of a message. */
public sealed interface Parsed {
    /**
     * A request with everything that RFC 3261 section 8.1.1 asks for.
     *
     * @param head the same as it was written
     * @param sip mutable: of one thread
     */
    record Request(HeaderBlock head, SIPRequest sip, byte[] body) implements Parsed {}

    /** A response. */
    record Response(HeaderBlock head, SIPResponse sip, byte[] body) implements Parsed {}

    /**
     * A request that cannot be understood.
     *
     * @param status the response it deserves
     * @param reason for the reason phrase
     */
    record Malformed(HeaderBlock head, int status, String reason) implements Parsed {}

    /** Nothing to answer: an empty datagram, a broken response, junk. */
    record Ignored(String why) implements Parsed {}
}
