package org.opendpma.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendpma.site.Acl;
import org.opendpma.site.Problems;
import org.opendpma.site.WebAccess;
import org.opendpma.site.WebAccess.Auth;
import org.opendpma.site.WebAccess.ClientCertificate;
import org.opendpma.site.WebLogin;

/** Reads who of a network may fetch over HTTP; what a network leaves out is looked for in general. Confined to one thread. */
final class WebAccessReader {
    private static final List<OptionSpec<?>> LOGIN = List.of(WebOptions.HTTP_USER, WebOptions.HTTP_PASSWORD);
    private static final List<OptionSpec<?>> RULES = List.of(WebOptions.HTTP_PERMIT, WebOptions.HTTP_DENY);

    private final SectionValues own;
    private final SectionValues general;

    private WebAccessReader(SectionValues own, SectionValues general) {
        this.own = own;
        this.general = general;
    }

    /** @param general may be the section itself: then it is read for where no network is */
    static WebAccess read(SectionValues own, SectionValues general, Problems problems) {
        var reader = new WebAccessReader(own, general);
        WebAccess access = reader.access();
        if (own.hasAny(WebOptions.ALL)) {
            reader.check(access, problems);
        }
        return access;
    }

    private WebAccess access() {
        Auth auth = get(WebOptions.HTTP_AUTH).orElse(Auth.NONE);
        SectionValues login = ofOne(LOGIN);
        return new WebAccess(
                auth,
                get(WebOptions.HTTP_KEY).filter(k -> auth == Auth.KEY),
                login.get(WebOptions.HTTP_USER)
                        .flatMap(u -> login.get(WebOptions.HTTP_PASSWORD).map(p -> new WebLogin(u, p))),
                get(WebOptions.REQUIRE_HTTPS).orElse(false),
                get(WebOptions.CLIENT_CERTIFICATE).orElse(ClientCertificate.NO),
                acl(ofOne(RULES)));
    }

    private <T> Optional<T> get(OptionSpec<T> option) {
        return own.get(option).or(() -> general.get(option));
    }

    /** What belongs together is not put together of two sections. */
    private SectionValues ofOne(List<OptionSpec<?>> options) {
        return own.hasAny(options) ? own : general;
    }

    private void check(WebAccess access, Problems problems) {
        String section = "[" + own.name() + "] ";
        if (access.auth() == Auth.KEY && access.key().isEmpty()) {
            problems.error(
                    own.positionOf(WebOptions.HTTP_AUTH),
                    section + "http_auth=key needs a key; write http_key= with 16 characters or more");
        }
        if (access.auth() == Auth.BASIC && !access.https()) {
            problems.warn(
                    own.positionOf(WebOptions.HTTP_AUTH),
                    section + "http_auth=basic sends passwords that everybody on the way can read; write"
                            + " http_auth=digest or require_https=yes");
        }
        Optional<String> user = own.get(WebOptions.HTTP_USER);
        if (user.isPresent() != own.get(WebOptions.HTTP_PASSWORD).isPresent()) {
            problems.error(
                    own.positionOf(user.isPresent() ? WebOptions.HTTP_USER : WebOptions.HTTP_PASSWORD),
                    section + "http_user and http_password belong together; write both or neither");
        }
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
