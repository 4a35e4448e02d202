package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendpma.site.Secret;
import org.opendpma.site.WebAccess.Auth;
import org.opendpma.site.WebAccess.ClientCertificate;

/**
 * The options of {@code type=network} that say who may fetch over HTTP; in {@code [general]} they hold for every network that
 * does not say otherwise, and outside of all networks.
 */
final class WebOptions {
    private static final String S = "network";

    private WebOptions() {}

    static final OptionSpec<Auth> HTTP_AUTH = option(S, "http_auth", Kinds.choice(Auth.class))
            .defaultsTo("none")
            .example("digest")
            .from(OptionManual.OWN)
            .means(
                    "What it takes to fetch over HTTP: nothing, a login, or a secret at the beginning of the path. A login is"
                            + " the phone's section name or MAC address and its pin, or http_user and http_password.");

    static final OptionSpec<Secret> HTTP_KEY = option(
                    S,
                    "http_key",
                    Kinds.like("[A-Za-z0-9_-]{16,128}", "16 to 128 letters, digits, - and _", Secret::new)
                            .hidden())
            .becomes("setting config_server_url")
            .example("choose-16-or-more")
            .from(OptionManual.OWN)
            .means("The secret at the beginning of the path when http_auth is key: /KEY/000fd3aabbcc.cfg.");

    static final OptionSpec<String> HTTP_USER = option(
                    S, "http_user", Kinds.like("[A-Za-z0-9._-]{1,64}", "up to 64 letters, digits, . - and _", t -> t))
            .becomes("setting config_server_url")
            .example("phones")
            .from(OptionManual.OWN)
            .means("A login that every phone of the network may use, for the URL that DHCP tells them.");

    static final OptionSpec<Secret> HTTP_PASSWORD = option(S, "http_password", Kinds.PASSWORD)
            .becomes("setting config_server_url")
            .example("secret")
            .from(OptionManual.OWN)
            .means("Its password.");

    static final OptionSpec<Boolean> REQUIRE_HTTPS = option(S, "require_https", Kinds.FLAG)
            .defaultsTo("no")
            .example("yes")
            .from(OptionManual.OWN)
            .means("Whether phones of the network get nothing over plain HTTP but the way to the HTTPS door.");

    static final OptionSpec<ClientCertificate> CLIENT_CERTIFICATE = option(
                    S, "client_certificate", Kinds.choice(certificates()))
            .defaultsTo("no")
            .example("mac")
            .from(OptionManual.OWN)
            .means(
                    "Whether a phone must show a certificate of https_client_ca: no, any, or mac, one whose name holds the"
                            + " MAC address it asks for.");

    static final OptionSpec<String> HTTP_PERMIT = option(S, "http_permit", DaemonOptions.RULE)
            .repeated()
            .defaultsTo("whoever opendpma.conf permits")
            .example("192.0.2.0/24")
            .from(OptionManual.OWN)
            .means("Addresses that may fetch over HTTP as phones of this network; the last rule that holds an address"
                    + " decides.");

    static final OptionSpec<String> HTTP_DENY = option(S, "http_deny", DaemonOptions.RULE)
            .repeated()
            .example("0.0.0.0/0")
            .from(OptionManual.OWN)
            .means("Addresses that may not.");

    static final List<OptionSpec<?>> ALL = List.of(
            HTTP_AUTH, HTTP_KEY, HTTP_USER, HTTP_PASSWORD, REQUIRE_HTTPS, CLIENT_CERTIFICATE, HTTP_PERMIT, HTTP_DENY);

    /** The same for the whole site. */
    static final List<OptionSpec<?>> OF_GENERAL =
            ALL.stream().<OptionSpec<?>>map(o -> o.in("general")).toList();

    private static Map<String, ClientCertificate> certificates() {
        var words = new LinkedHashMap<String, ClientCertificate>();
        words.put("no", ClientCertificate.NO);
        words.put("any", ClientCertificate.ANY);
        words.put("mac", ClientCertificate.MAC);
        return words;
    }
}
