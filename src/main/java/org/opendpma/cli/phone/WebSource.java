package org.opendpma.cli.phone;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.opendpma.cli.phone.WebFetch.Got;
import org.opendpma.site.WebLogin;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlReader;

/**
 * A server from which the phone fetches over HTTP or HTTPS: its own name in small and in capital letters, then that of every
 * phone; with the login that the server asks for; and on to where it is sent. Confined to one thread.
 */
final class WebSource implements ConfigSource {
    private static final int MOST_STEPS = 6;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int SOON_SECONDS = 5;
    private static final String EVERY_PHONE = "000000000000.cfg";

    private final Identity identity;
    private final WebFetch fetch;
    private final Function<ServerAddress, ConfigSource> sip;
    private final PrintStream said;
    private final Optional<WebLogin> ownLogin;
    private WebAddress server;
    private Optional<ConfigSource> after = Optional.empty();

    /**
     * A source.
     *
     * @param login for a server whose URL holds none
     * @param sip how to ask a SIP server that a configuration leads to
     */
    WebSource(
            WebAddress server,
            Identity identity,
            Optional<WebLogin> login,
            WebFetch fetch,
            Function<ServerAddress, ConfigSource> sip,
            PrintStream said) {
        this.server = server;
        this.identity = identity;
        this.ownLogin = login;
        this.fetch = fetch;
        this.sip = sip;
        this.said = said;
    }

    @Override
    public Element list() throws PhoneFailure {
        throw new PhoneFailure("a list of profiles is had over SIP only; give --server");
    }

    @Override
    public Element config() throws PhoneFailure {
        for (int step = 1; step <= MOST_STEPS && after.isEmpty(); step++) {
            Element config = fetchConfig();
            Optional<String> elsewhere = SipSource.elsewhere(config).filter(this::isElsewhere);
            if (elsewhere.isEmpty()) {
                return config;
            }
            follow(elsewhere.get());
        }
        if (after.isPresent()) {
            return after.get().config();
        }
        throw new PhoneFailure("sent on " + MOST_STEPS + " times, the last time to " + server);
    }

    private boolean isElsewhere(String url) {
        return !WebAddress.parse(url).equals(Optional.of(server));
    }

    private void follow(String url) throws PhoneFailure {
        Optional<WebAddress> web = WebAddress.parse(url);
        Optional<ServerAddress> address = ServerAddress.parse(url);
        if (web.isPresent()) {
            server = web.get();
            said.println("sent on to " + server);
        } else if (address.isPresent()) {
            after = Optional.of(sip.apply(address.get()));
            said.println("sent on to " + address.get());
        } else {
            throw new PhoneFailure("the server sends the phone to what is no HTTP, HTTPS or SIP address");
        }
    }

    private Element fetchConfig() throws PhoneFailure {
        List<String> names = server.namesFile()
                ? List.of("")
                : List.of(
                        identity.mac().digits() + ".cfg",
                        identity.mac().digits().toUpperCase(Locale.ROOT) + ".cfg",
                        EVERY_PHONE);
        Optional<Got> last = Optional.empty();
        for (String name : names) {
            Got got = patiently(server.file(name));
            if (got.status() == 200) {
                said.println("fetched " + name + " from " + server + ", " + got.body().length + " bytes");
                return XmlReader.read(got.body()).orElseThrow(() -> new PhoneFailure(server + ": what came is no XML"));
            }
            last = Optional.of(got);
        }
        throw new PhoneFailure(server + " answers " + last.map(Got::status).orElse(0)
                + explanation(last.map(Got::status).orElse(0)));
    }

    private static String explanation(int status) {
        return switch (status) {
            case 401 -> " (wrong login, or no profile: the server does not tell which; give --user and --pin)";
            case 404 ->
                " (no profile for this MAC address, or a key or client certificate is wanted: the server does not"
                        + " tell which)";
            default -> "";
        };
    }

    /** Waits when it is told to. */
    private Got patiently(URI uri) throws PhoneFailure {
        Got got = withLogin(uri);
        for (int attempt = 1; attempt < MOST_STEPS && (got.status() == 503 || got.status() == 429); attempt++) {
            int seconds = got.header("Retry-After")
                    .filter(v -> v.matches("\\d{1,4}"))
                    .map(Integer::valueOf)
                    .orElse(SOON_SECONDS);
            if (seconds > LONGEST_WAIT_SECONDS) {
                throw new PhoneFailure(
                        server + " answers " + got.status() + " and wants " + seconds + " s of patience");
            }
            said.println(server + " answers " + got.status() + " - again in " + seconds + " s");
            Flows.pause(Duration.ofSeconds(seconds));
            got = withLogin(uri);
        }
        return got;
    }

    /** Logs in when it is asked to, and follows one redirect of HTTP's own kind, where it tells nobody its login. */
    private Got withLogin(URI uri) throws PhoneFailure {
        Got got = fetch.get(uri, server.host(), Optional.empty());
        Optional<WebLogin> login = server.login().or(() -> ownLogin);
        if (got.status() == 401 && login.isPresent()) {
            Optional<String> authorization = authorization(got, login.get(), uri);
            return authorization.isPresent() ? fetch.get(uri, server.host(), authorization) : got;
        }
        if (got.status() / 100 == 3) {
            WebAddress other = got.header("Location")
                    .map(l -> uri.resolve(l).toString())
                    .flatMap(WebAddress::parse)
                    .orElseThrow(
                            () -> new PhoneFailure(server + " sends the phone to what is no HTTP or HTTPS address"));
            said.println("sent on to " + other);
            return fetch.get(other.base(), other.host(), Optional.empty());
        }
        return got;
    }

    private static Optional<String> authorization(Got got, WebLogin login, URI uri) {
        List<String> challenges = got.headers().getOrDefault("WWW-Authenticate", List.of());
        for (String challenge : challenges) {
            Optional<String> answer = scheme(challenge).equals("digest")
                    ? new LoginAnswer(challenge)
                            .authorization(
                                    login.user(),
                                    login.password(),
                                    "GET",
                                    uri.getRawPath(),
                                    UUID.randomUUID().toString())
                    : Optional.empty();
            if (answer.isPresent()) {
                return answer;
            }
        }
        return challenges.stream().anyMatch(c -> scheme(c).equals("basic"))
                ? Optional.of(LoginAnswer.basic(login))
                : Optional.empty();
    }

    private static String scheme(String challenge) {
        return challenge.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** There is nothing open between two fetches. */
    @Override
    public void keepAlive() throws PhoneFailure {
        if (after.isPresent()) {
            after.get().keepAlive();
        }
    }

    @Override
    public void close() {
        after.ifPresent(ConfigSource::close);
    }
}
