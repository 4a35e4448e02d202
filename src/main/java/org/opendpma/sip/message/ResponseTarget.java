package org.opendpma.sip.message;

import gov.nist.javax.sip.header.Via;
import java.net.InetSocketAddress;

/**
 * Where a response goes over UDP (RFC 3261 section 18.2.2, RFC 3581): always to the address the request came from; to its
 * port when the phone asked for that with {@code rport}, else to the port in its Via. A {@code maddr} is not followed: it
 * would let anybody send our responses anywhere.
 */
public final class ResponseTarget {
    private static final int DEFAULT_PORT = 5_060;

    private ResponseTarget() {}

    /** The target for a request that was understood. */
    public static InetSocketAddress of(Parsed.Request request, Source source) {
        Via via = request.sip().getTopmostVia();
        if (via.hasParameter("rport")) {
            return source.remote();
        }
        int port = via.getPort() > 0 && via.getPort() <= 65_535 ? via.getPort() : DEFAULT_PORT;
        return new InetSocketAddress(source.remote().getAddress(), port);
    }
}
