package org.opendpma.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.opendpma.exchange.Visitor.Login;
import org.opendpma.site.Secret;
import org.opendpma.site.WebAccess.Auth;

/** Reads the header Authorization: Basic (RFC 7617) and Digest (RFC 7616). Any thread. */
final class LoginReader {
    static final String REALM = "opendpma";
    private static final int LONGEST = 4_096;

    private final Nonces nonces;

    LoginReader(Nonces nonces) {
        this.nonces = nonces;
    }

    /**
     * What was read.
     *
     * @param login what can be checked
     * @param stale whether it was a digest of a nonce that is too old: the phone may try again at once
     */
    record Read(Optional<Login> login, boolean stale) {
        static final Read NOTHING = new Read(Optional.empty(), false);
    }

    /** @param target the path and query as they came, which a digest holds */
    Read read(String authorization, String method, String target, InetAddress address) {
        String lower = authorization.toLowerCase(Locale.ROOT);
        if (authorization.length() > LONGEST) {
            return Read.NOTHING;
        }
        if (lower.startsWith("basic ")) {
            return new Read(basic(authorization.substring("basic ".length()).strip()), false);
        }
        return lower.startsWith("digest ")
                ? digest(authorization.substring("digest ".length()), method, target, address)
                : Read.NOTHING;
    }

    private static Optional<Login> basic(String token) {
        try {
            String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Basic(pair.substring(0, colon), new Secret(pair.substring(colon + 1))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Read digest(String parameters, String method, String target, InetAddress address) {
        Optional<Digest> digest =
                Digest.read(parameters, method).filter(d -> d.target().equals(target));
        if (digest.isEmpty()) {
            return Read.NOTHING;
        }
        return switch (nonces.check(digest.get().nonce(), address)) {
            case FRESH -> new Read(digest.map(d -> d), false);
            case OLD -> new Read(Optional.empty(), true);
            case FOREIGN -> Read.NOTHING;
        };
    }

    /** A name and a password. */
    record Basic(String user, Secret password) implements Login {
        @Override
        public Auth auth() {
            return Auth.BASIC;
        }

        @Override
        public boolean proves(Secret expected) {
            return expected.equals(password);
        }
    }
}
