package org.opendpma.exchange;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;
import org.opendpma.site.WebAccess;
import org.opendpma.site.WebAccess.Auth;

/**
 * Decides who may fetch what over HTTP. What is unknown, forbidden or wrong looks the same from outside. Any thread.
 *
 * <p>The rules are those of the smallest network that holds the address and, once the phone is known, those of its own
 * network too. Where config_auth asks for a PIN, a login with that PIN is asked for whatever the network says.
 */
public final class WebDesk {
    private static final String WRONG_LOGIN = "wrong login";
    private static final int BUSY_SECONDS = 5;

    private final Sessions sessions;
    private final GetConfig configs;
    private final RefusalLog log;
    private final Guessers guessers;
    private final WebNetworks networks = new WebNetworks();
    private final LongAdder shutOut = new LongAdder();

    WebDesk(Sessions sessions, GetConfig configs, RefusalLog log, Clock clock) {
        this.sessions = sessions;
        this.configs = configs;
        this.log = log;
        this.guessers = new Guessers(clock);
    }

    /** How often an address was shut out for guessing. */
    public long shutOut() {
        return shutOut.sum();
    }

    /** How many addresses have guessed lately. */
    public int guessing() {
        return guessers.size();
    }

    /** A refusal, or nothing when the visitor may go on. */
    private record Check(Optional<Fetched> refusal) {
        static final Check PASSED = new Check(Optional.empty());

        static Check refused(Fetched why) {
            return new Check(Optional.of(why));
        }
    }

    /**
     * The configuration of a phone: {@code /<mac>.cfg}.
     *
     * @param seen what the phone says of itself
     */
    public Fetched config(Visitor visitor, MacAddress mac, SeenPhone seen, Site site) {
        return ofPhone(
                visitor,
                mac,
                site,
                (here, rules) -> new Fetched.Common(new SiteWideRequest(site, here, visitor.reached(), true)),
                (phone, rules) ->
                        give(ask(visitor), new Device(mac, seen.model(), seen.firmware()), phone, rules, site));
    }

    /** What contacts=auto makes: who may have a phone's configuration may have that. */
    public Fetched made(Visitor visitor, MacAddress mac, Site site) {
        return ofPhone(
                visitor,
                mac,
                site,
                (here, rules) -> refusal(rules),
                (phone, rules) ->
                        phone.awaitsAsterisk() ? new Fetched.Later(BUSY_SECONDS, false) : new Fetched.Owner(phone));
    }

    /**
     * Something of a phone's own.
     *
     * @param inClear what there is for who came over plain HTTP where HTTPS is wanted
     * @param giving what there is for who may have it
     */
    private Fetched ofPhone(
            Visitor visitor,
            MacAddress mac,
            Site site,
            BiFunction<Optional<Network>, WebAccess, Fetched> inClear,
            BiFunction<Phone, WebAccess, Fetched> giving) {
        Optional<Fetched> blocked = blocked(visitor);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        Optional<Network> here = networks.of(visitor.address(), site);
        WebAccess rules = rules(here, site);
        Optional<Phone> phone = phone(visitor, mac, site);
        List<WebAccess> all = phone.flatMap(p -> p.networkOf(visitor.address()))
                .map(own -> rules(Optional.of(own), site))
                .filter(own -> !own.equals(rules))
                .map(own -> List.of(rules, own))
                .orElseGet(() -> List.of(rules));
        for (WebAccess each : all) {
            Check check = check(visitor, each, Optional.of(mac), phone, site);
            if (check.refusal().isPresent()) {
                return alike(check.refusal().get(), rules);
            }
        }
        if (all.stream().anyMatch(WebAccess::https) && visitor.isCleartext()) {
            return inClear.apply(here, rules);
        }
        return phone.isEmpty()
                ? wrong(visitor, mac.digits(), "no profile for this phone", rules)
                : giving.apply(phone.get(), rules);
    }

    /**
     * A phone gets its configuration, or was told that it has it: the profile is its own from now on.
     *
     * @param sha256 of the document, in hexadecimal digits
     * @param size of the document in bytes
     */
    public void given(Visitor visitor, MacAddress mac, SeenPhone seen, Phone phone, String sha256, int size) {
        String server = IpAddresses.literal(visitor.reached().local());
        visitor.reached()
                .web()
                .map(web -> Fingerprint.of(sha256, size, server, web))
                .ifPresent(given ->
                        configs.given(ask(visitor), new Device(mac, seen.model(), seen.firmware()), phone, given));
    }

    private static Ask ask(Visitor visitor) {
        return new Ask(
                "opendpma.phone.getConfig", Map.of(), visitor.address(), visitor.reached(), Integer.MAX_VALUE, false);
    }

    private Fetched give(Ask ask, Device device, Phone phone, WebAccess rules, Site site) {
        Optional<Answer.Refused> obstacle = configs.obstacle(ask, device, phone, site);
        if (obstacle.isPresent()) {
            return obstacle.get().code() == ErrorCode.BUSY
                    ? new Fetched.Later(obstacle.get().retryAfter().orElse(BUSY_SECONDS), false)
                    : refusal(rules);
        }
        return new Fetched.Profile(configs.request(ask, device, phone, site));
    }

    /** The file for every phone: {@code /000000000000.cfg}. */
    public Fetched common(Visitor visitor, Site site) {
        Optional<Fetched> blocked = blocked(visitor);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        Optional<Network> here = networks.of(visitor.address(), site);
        WebAccess rules = site.webAccess(here);
        Check check = check(visitor, rules, Optional.empty(), Optional.empty(), site);
        boolean onlyTheWay = rules.https() && visitor.isCleartext();
        return check.refusal()
                .map(r -> alike(r, rules))
                .orElseGet(() -> new Fetched.Common(new SiteWideRequest(site, here, visitor.reached(), onlyTheWay)));
    }

    /** A linked file, {@code /files/...}: what all phones of the network may have. */
    public Fetched file(Visitor visitor, Site site) {
        Optional<Fetched> blocked = blocked(visitor);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        WebAccess rules = site.webAccess(networks.of(visitor.address(), site));
        Check check = check(visitor, rules, Optional.empty(), Optional.empty(), site);
        if (check.refusal().isPresent()) {
            return alike(check.refusal().get(), rules);
        }
        return rules.https() && visitor.isCleartext() ? refusal(rules) : new Fetched.Permitted();
    }

    /** A path that leads nowhere counts like a wrong name. */
    public Fetched nowhere(Visitor visitor, String what, Site site) {
        return blocked(visitor)
                .orElseGet(() ->
                        wrong(visitor, what, "no such path", site.webAccess(networks.of(visitor.address(), site))));
    }

    private Optional<Fetched> blocked(Visitor visitor) {
        OptionalInt seconds = guessers.blocked(visitor.address());
        return seconds.isPresent() ? Optional.of(new Fetched.Later(seconds.getAsInt(), true)) : Optional.empty();
    }

    /** Where a profile costs a PIN, a login is asked for even where fetching alone would cost nothing. */
    private static WebAccess rules(Optional<Network> network, Site site) {
        WebAccess written = site.webAccess(network);
        boolean pin = WebLogins.wantsPin(site);
        return pin && !written.wantsLogin()
                ? new WebAccess(
                        Auth.DIGEST,
                        written.key(),
                        written.shared(),
                        written.https(),
                        written.certificate(),
                        written.acl())
                : written;
    }

    private Check check(Visitor visitor, WebAccess rules, Optional<MacAddress> mac, Optional<Phone> phone, Site site) {
        String what = mac.map(MacAddress::digits).orElse("file");
        boolean permitted = rules.acl().map(a -> a.permits(visitor.address())).orElse(true);
        boolean keyFits = rules.key().isPresent()
                ? visitor.key().map(rules.key().get()::matches).orElse(false)
                : visitor.key().isEmpty();
        if (!permitted || !keyFits) {
            return Check.refused(wrong(visitor, what, permitted ? "wrong path" : "address not permitted", rules));
        }
        if (rules.https() && visitor.isCleartext()) {
            // It is only sent to the other door; a password must not be asked for where everybody can read it.
            return Check.PASSED;
        }
        if (!certificateFits(visitor.certificate(), rules, mac)) {
            return Check.refused(wrong(visitor, what, "no fitting client certificate", rules));
        }
        if (!rules.wantsLogin()) {
            return Check.PASSED;
        }
        if (visitor.login().filter(l -> l.auth() == rules.auth()).isEmpty()) {
            return Check.refused(new Fetched.LoginWanted(rules.auth()));
        }
        boolean right = mac.isPresent()
                ? WebLogins.opens(visitor.login().get(), rules, mac.get(), phone, site)
                : WebLogins.isKnown(visitor.login().get(), rules, site);
        return right ? Check.PASSED : Check.refused(wrong(visitor, what, WRONG_LOGIN, rules));
    }

    /** With config_auth=mac only the phone that is named; else also the one that took the profile, or whose login it is. */
    private Optional<Phone> phone(Visitor visitor, MacAddress mac, Site site) {
        Optional<Phone> bound = site.phone(mac);
        if (bound.isPresent() || site.general().configAuth() == ConfigAuth.MAC) {
            return bound;
        }
        return visitor.login()
                .flatMap(l -> site.phone(l.user()))
                .or(() -> sessions.of(mac).map(Session::phone).flatMap(site::phone));
    }

    private static boolean certificateFits(
            Optional<X509Certificate> certificate, WebAccess rules, Optional<MacAddress> mac) {
        return switch (rules.certificate()) {
            case NO -> true;
            case ANY -> certificate.isPresent();
            case MAC ->
                certificate.isPresent() && (mac.isEmpty() || CertificateMac.names(certificate.get(), mac.get()));
        };
    }

    private Fetched wrong(Visitor visitor, String what, String why, WebAccess rules) {
        log.refused(visitor.address(), what, why);
        if (guessers.wrong(visitor.address(), why.equals(WRONG_LOGIN) ? "" : what + why)) {
            shutOut.increment();
            log.refused(visitor.address(), what, "shut out for " + Guessers.OUT_SECONDS + " s after too many guesses");
        }
        return refusal(rules);
    }

    /** One and the same for everything that is refused in a network. */
    private static Fetched refusal(WebAccess rules) {
        return rules.wantsLogin() ? new Fetched.LoginWanted(rules.auth()) : new Fetched.Nothing();
    }

    /** The rules of a phone's own network must not tell that there is such a phone. */
    private static Fetched alike(Fetched refused, WebAccess rules) {
        return refused instanceof Fetched.Later ? refused : refusal(rules);
    }
}
