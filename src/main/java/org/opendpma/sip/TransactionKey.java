package org.opendpma.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import org.opendpma.sip.message.Parsed;

/** By what a request that is sent again is known (RFC 3261 section 17.2.3). */
final class TransactionKey {
    private static final String COOKIE = "z9hG4bK";

    private TransactionKey() {}

    /** The key holds the address too: a stranger who guesses a branch must not get, or spoil, another's response. */
    static String of(Parsed.Request request, InetAddress from) {
        SIPRequest sip = request.sip();
        Via via = sip.getTopmostVia();
        String branch = via.getBranch();
        String sentBy = via.getHost() + ":" + via.getPort();
        // The cookie with nothing behind it is no branch of RFC 3261 (RFC 4475 section 3.2.1).
        return branch != null && branch.startsWith(COOKIE) && branch.length() > COOKIE.length()
                ? String.join(" ", from.getHostAddress(), branch, sentBy, sip.getMethod())
                : old(sip, via, from);
    }

    /** For clients of RFC 2543, which do not choose unique branches. */
    private static String old(SIPRequest sip, Via via, InetAddress from) {
        return String.join(
                " ",
                from.getHostAddress(),
                sip.getRequestURI().toString(),
                String.valueOf(sip.getToTag()),
                String.valueOf(sip.getFromTag()),
                sip.getCallId().getCallId(),
                String.valueOf(sip.getCSeq().getSeqNumber()),
                sip.getMethod(),
                via.encode());
    }
}
