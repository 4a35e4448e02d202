package org.opendpma.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendpma.site.Acl;
import org.opendpma.site.Problems;
import org.opendpma.site.Secret;
import org.opendpma.site.WebAccess;
import org.opendpma.site.WebAccess.Auth;
import org.opendpma.site.WebAccess.ClientCertificate;
import org.opendpma.site.WebLogin;

/** Reads who of a network may fetch over HTTP. */
final class WebAccessReader {
    private WebAccessReader() {}

    static WebAccess read(SectionValues v, Problems problems) {
        Auth auth = v.get(WebOptions.HTTP_AUTH).orElse(Auth.NONE);
        boolean https = v.get(WebOptions.REQUIRE_HTTPS).orElse(false);
        Optional<Secret> key = v.get(WebOptions.HTTP_KEY).filter(k -> auth == Auth.KEY);
        if (auth == Auth.KEY && key.isEmpty()) {
            problems.error(
                    v.positionOf(WebOptions.HTTP_AUTH),
                    "[" + v.name() + "] http_auth=key needs a key; write http_key= with 16 characters or more");
        }
        if (auth == Auth.BASIC && !https) {
            problems.warn(
                    v.positionOf(WebOptions.HTTP_AUTH),
                    "[" + v.name() + "] http_auth=basic sends passwords that everybody on the way can read; write"
                            + " http_auth=digest or require_https=yes");
        }
        return new WebAccess(
                auth,
                key,
                login(v, problems),
                https,
                v.get(WebOptions.CLIENT_CERTIFICATE).orElse(ClientCertificate.NO),
                acl(v));
    }

    private static Optional<WebLogin> login(SectionValues v, Problems problems) {
        Optional<String> user = v.get(WebOptions.HTTP_USER);
        Optional<Secret> password = v.get(WebOptions.HTTP_PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            problems.error(
                    v.positionOf(user.isPresent() ? WebOptions.HTTP_USER : WebOptions.HTTP_PASSWORD),
                    "[" + v.name() + "] http_user and http_password belong together; write both or neither");
        }
        return user.flatMap(u -> password.map(p -> new WebLogin(u, p)));
    }

    /** In the order in which they stand, as Asterisk reads its own. */
    private static Optional<Acl> acl(SectionValues v) {
        record Written(boolean permit, SectionValues.Value<String> rule) {}
        var written = new ArrayList<Written>();
        v.all(WebOptions.HTTP_PERMIT).forEach(r -> written.add(new Written(true, r)));
        v.all(WebOptions.HTTP_DENY).forEach(r -> written.add(new Written(false, r)));
        written.sort(Comparator.comparingInt(w -> w.rule().position().line()));
        List<Acl.Rule> rules = written.stream()
                .flatMap(w -> AclReader.rules(w.permit(), w.rule().value()).orElse(List.of()).stream())
                .toList();
        return rules.isEmpty() ? Optional.empty() : Optional.of(new Acl(rules));
    }
}
