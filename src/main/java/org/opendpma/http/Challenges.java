package org.opendpma.http;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.opendpma.site.WebAccess.Auth;

/** Asks for a login. Any thread. */
final class Challenges {
    /** A phone takes the first it knows, and the old ones know no other than MD5. */
    private static final List<String> ALGORITHMS = List.of("MD5", "SHA-256");

    private final Nonces nonces;

    Challenges(Nonces nonces) {
        this.nonces = nonces;
    }

    void put(Response response, Auth auth, Visitors.Read from) {
        String realm = "realm=\"" + LoginReader.REALM + '"';
        if (auth == Auth.BASIC) {
            response.getHeaders().add(HttpHeader.WWW_AUTHENTICATE, "Basic " + realm + ", charset=\"UTF-8\"");
            return;
        }
        String nonce = nonces.fresh(from.visitor().address());
        String stale = from.stale() ? ", stale=true" : "";
        for (String algorithm : ALGORITHMS) {
            response.getHeaders()
                    .add(
                            HttpHeader.WWW_AUTHENTICATE,
                            "Digest " + realm + ", qop=\"auth\", algorithm=" + algorithm + ", nonce=\"" + nonce + '"'
                                    + stale);
        }
    }
}
