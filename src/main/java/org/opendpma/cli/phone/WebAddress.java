package org.opendpma.cli.phone;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.opendpma.site.Host;
import org.opendpma.site.Secret;
import org.opendpma.site.WebLogin;
import org.opendpma.site.WebScheme;

/**
 * Where a phone fetches over HTTP: the URL that it was told, without the login in it.
 *
 * @param base ends with a slash, or with the name of a file
 * @param login what stood before the {@code @}
 */
record WebAddress(WebScheme scheme, Host host, URI base, Optional<WebLogin> login) {
    /** Reads a URL as option 66 or a configuration names it; nothing but HTTP and HTTPS. */
    static Optional<WebAddress> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            Optional<WebScheme> scheme = Optional.ofNullable(uri.getScheme()).flatMap(WebScheme::parse);
            Optional<Host> host = Optional.ofNullable(uri.getHost())
                    .map(h -> h.startsWith("[") ? h.substring(1, h.length() - 1) : h)
                    .flatMap(Host::parse);
            if (scheme.isEmpty() || host.isEmpty()) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().matches(".*(/|\\.cfg)") ? uri.getRawPath() : uri.getRawPath() + "/";
            URI base = new URI(scheme.get() + "://" + host.get().inUri() + port + path);
            return Optional.of(new WebAddress(
                    scheme.get(),
                    host.get(),
                    base,
                    Optional.ofNullable(uri.getRawUserInfo()).flatMap(WebAddress::login)));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static Optional<WebLogin> login(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new WebLogin(
                        decode(userInfo.substring(0, colon)), new Secret(decode(userInfo.substring(colon + 1)))));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A file beside what the URL names; the URL itself, when it names a file. */
    URI file(String name) {
        return namesFile() ? base : base.resolve(name);
    }

    boolean namesFile() {
        return base.getRawPath().endsWith(".cfg");
    }

    /** The same with a secret before the file. */
    WebAddress withKey(String key) {
        return new WebAddress(scheme, host, base.resolve(key + "/"), login);
    }

    @Override
    public String toString() {
        return scheme + "://" + base.getRawAuthority();
    }
}
