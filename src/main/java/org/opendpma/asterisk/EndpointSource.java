package org.opendpma.asterisk;

import java.util.Collection;
import org.opendpma.site.Endpoints;

/** Where the facts of PJSIP endpoints come from. */
public interface EndpointSource {
    /**
     * Reads the endpoints of some names, and Asterisk's SIP transports. Names that are no endpoints are left out.
     *
     * @throws AsteriskUnavailableException when nothing can be said now; what was read before stays true
     */
    Endpoints read(Collection<String> names) throws AsteriskUnavailableException;
}
