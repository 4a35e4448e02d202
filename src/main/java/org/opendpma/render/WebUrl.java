package org.opendpma.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;
import org.opendpma.site.Site;
import org.opendpma.site.WebAccess;
import org.opendpma.site.WebLogin;
import org.opendpma.site.WebScheme;

/**
 * The beginning of our URLs, as a phone must write them: the door of its network, with the login or the key that it will be
 * asked for. Such a URL goes to the phone itself only. Any thread.
 */
public final class WebUrl {
    private WebUrl() {}

    /** For a phone in a network; empty when no HTTP door is open. Hidden where it holds a login or a key. */
    public static Optional<Setting.Value> of(RenderRequest request, Optional<Network> network) {
        return below(request, network, "");
    }

    /** For a phone of which nothing is known; over a wire that others can read it holds no login. */
    public static Optional<Secret> of(SiteWideRequest request) {
        WebAccess access = request.site().webAccess(request.network());
        Optional<WebLogin> login = access.shared().filter(l -> access.wantsLogin() && !request.onlyTheWay());
        return authority(request.site(), request.reached(), access).map(a -> url(a, login, access.key()));
    }

    /** The same in clear, for an administrator who writes it where phones are told it. */
    public static Optional<String> text(SiteWideRequest request) {
        return of(request).map(Secret::reveal);
    }

    /**
     * Where a phone fetches a linked file of file_directory.
     *
     * @param name below file_directory
     */
    public static Optional<Setting.Value> ofFile(RenderRequest request, Optional<Network> network, String name) {
        String path = Arrays.stream(name.split("/", -1)).map(WebUrl::encode).collect(Collectors.joining("/"));
        return below(request, network, "files/" + path);
    }

    /** Where a phone fetches the contacts that are made; empty without a door, and when nobody knows its MAC address. */
    public static Optional<Setting.Value> ofMadeContacts(RenderRequest request, Optional<Network> network) {
        return request.mac().flatMap(mac -> below(request, network, mac.digits() + "-contacts.xml"));
    }

    /** Where a phone fetches the BLF sheet that is made for its model. */
    public static Optional<Setting.Value> ofMadeBlfItems(RenderRequest request, Optional<Network> network) {
        String model = request.device().map(d -> "-" + d.name()).orElse("");
        return request.mac().flatMap(mac -> below(request, network, mac.digits() + "-blf" + model + ".xml"));
    }

    /** Where a phone fetches a file of the directory of firmware. */
    public static Optional<Setting.Value> ofFirmware(RenderRequest request, Optional<Network> network, String name) {
        return below(request, network, "firmware/" + encode(name));
    }

    /** The same for a phone of which nothing is known. */
    public static Optional<Secret> ofFirmware(SiteWideRequest request, String name) {
        return of(request).map(base -> new Secret(base.reveal() + "firmware/" + encode(name)));
    }

    private static Optional<Setting.Value> below(RenderRequest request, Optional<Network> network, String path) {
        WebAccess access = request.site().webAccess(network);
        Optional<WebLogin> login = login(request, access);
        return authority(request.site(), request.reached(), access).map(to -> {
            Secret url = new Secret(url(to, login, access.key()).reveal() + path);
            return login.isEmpty() && access.key().isEmpty()
                    ? new Setting.Value.Plain(url.reveal())
                    : new Setting.Value.Hidden(url);
        });
    }

    /** The door a phone came to, unless its network wants HTTPS and it did not come over that. */
    private static Optional<WebAuthority> authority(Site site, Reached reached, WebAccess access) {
        Optional<WebAuthority> came = reached.web();
        if (came.isPresent() && (came.get().scheme() == WebScheme.HTTPS || !access.https())) {
            return came;
        }
        WebScheme scheme =
                access.https() || !reached.webPorts().containsKey(WebScheme.HTTP) ? WebScheme.HTTPS : WebScheme.HTTP;
        String host = came.map(WebAuthority::host).orElseGet(() -> host(site, reached));
        return Optional.ofNullable(reached.webPorts().get(scheme)).map(port -> new WebAuthority(scheme, host, port));
    }

    private static String host(Site site, Reached reached) {
        return site.general().mdns().address().map(Host::inUri).orElseGet(() -> IpAddresses.inUri(reached.local()));
    }

    private static Optional<WebLogin> login(RenderRequest request, WebAccess access) {
        ConfigAuth auth = request.site().general().configAuth();
        boolean pin = auth == ConfigAuth.PIN || auth == ConfigAuth.GLOBALPIN;
        if (!access.wantsLogin() && !pin) {
            return Optional.empty();
        }
        Phone phone = request.phone();
        Optional<Secret> password =
                auth == ConfigAuth.GLOBALPIN ? request.site().general().globalPin() : phone.pin();
        Optional<WebLogin> own = password.map(p -> new WebLogin(phone.name(), p));
        return pin ? own : access.shared().or(() -> own);
    }

    private static Secret url(WebAuthority to, Optional<WebLogin> login, Optional<Secret> key) {
        String port = to.port() == to.scheme().defaultPort() ? "" : ":" + to.port();
        String user = login.map(
                        l -> encode(l.user()) + ":" + encode(l.password().reveal()) + "@")
                .orElse("");
        String path = key.map(k -> k.reveal() + "/").orElse("");
        return new Secret(to.scheme() + "://" + user + to.host() + port + "/" + path);
    }

    /** RFC 3986 section 2.1: everything but the unreserved characters. */
    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
