package org.opendpma.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opendpma.conf.Position;
import org.opendpma.site.CertificateChain;
import org.opendpma.site.CertificateFacts;
import org.opendpma.site.Endpoints;
import org.opendpma.site.General;
import org.opendpma.site.Host;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Policy;
import org.opendpma.site.Problem;
import org.opendpma.site.Problems;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;

/** Says what phones will dislike about the certificates of our own doors and, where it can be read, about Asterisk's. */
public final class CertificateChecks {
    private static final Duration SOON = Duration.ofDays(30);
    private static final String WHO_CHECKS =
            "D6x phones check it from firmware 2_9_0, the D80 from 1_12_0, P-series phones always";
    private static final String WHO_CHECKS_HTTPS =
            "D6x phones check it from firmware 2_3_0, the D80 from 1_5_0, P-series phones always";

    private final Instant now;
    private final Problems problems;

    CertificateChecks(Instant now, Problems problems) {
        this.now = now;
        this.problems = problems;
    }

    /**
     * A certificate that phones are shown.
     *
     * @param hosts what they are told to call it
     * @param sip whether SIP's rules hold, which are stricter than those of HTTPS
     */
    private record Shown(String whose, CertificateChain chain, Set<Host> hosts, boolean sip) {
        String whoChecks() {
            return sip ? WHO_CHECKS : WHO_CHECKS_HTTPS;
        }

        Position where() {
            return new Position(chain.file(), 0);
        }

        /** RFC 5922 section 7.2, and RFC 9110 section 4.3.4. */
        boolean isFor(Host host) {
            var facts = new CertificateFacts(chain.own());
            return facts.names(host) || (!sip && facts.namesByWildcard(host));
        }
    }

    void check(General general, Policy policy, Collection<Phone> phones, Optional<Endpoints> endpoints) {
        for (Shown shown : all(general, policy, phones, endpoints)) {
            checkTime(shown);
            checkNames(shown);
        }
    }

    /** What is no longer good, or not for long: of the certificates of a site that was loaded some time ago. */
    public static List<Problem> ends(Site site, Instant now) {
        var problems = new Problems();
        var checks = new CertificateChecks(now, problems);
        all(site.general(), site.policy(), site.phones().values(), site.endpoints())
                .forEach(checks::checkTime);
        return problems.list();
    }

    private static List<Shown> all(
            General general, Policy policy, Collection<Phone> phones, Optional<Endpoints> endpoints) {
        var all = new ArrayList<Shown>();
        policy.tls().ifPresent(tls -> all.add(new Shown("OpenDPMA's SIP door", tls.chain(), doorHosts(general), true)));
        policy.https()
                .filter(https -> !policy.tls().equals(Optional.of(https)))
                .ifPresent(
                        https -> all.add(new Shown("OpenDPMA's HTTPS door", https.chain(), doorHosts(general), false)));
        Set<Host> registrars = registrars(general, phones);
        if (!registrars.isEmpty()) {
            endpoints
                    .flatMap(e -> e.transport(SipTransport.TLS))
                    .flatMap(PjsipTransport::certificate)
                    .flatMap(CertificateFile::ifReadable)
                    .ifPresent(chain -> all.add(new Shown("Asterisk's TLS transport", chain, registrars, true)));
        }
        return all;
    }

    private static Set<Host> doorHosts(General general) {
        return general.mdns().address().map(Set::of).orElse(Set.of());
    }

    /** The servers that phones register at over TLS; a phone may have no network. */
    private static Set<Host> registrars(General general, Collection<Phone> phones) {
        var hosts = new LinkedHashSet<Host>();
        for (Phone phone : phones) {
            List<Optional<Network>> networks =
                    phone.networks().stream().map(Optional::of).toList();
            for (Optional<Network> network : networks.isEmpty() ? List.of(Optional.<Network>empty()) : networks) {
                if (phone.lines().stream().anyMatch(l -> isTls(l, network))) {
                    network.flatMap(n -> n.registration().host())
                            .or(() -> general.mdns().address())
                            .ifPresent(hosts::add);
                }
            }
        }
        return hosts;
    }

    private static boolean isTls(Line line, Optional<Network> network) {
        return line.transport()
                .or(() -> network.flatMap(n -> n.registration().transport()))
                .equals(Optional.of(SipTransport.TLS));
    }

    private void checkNames(Shown shown) {
        var facts = new CertificateFacts(shown.chain().own());
        Optional<String> wildcard = facts.wildcard().filter(w -> shown.sip());
        wildcard.ifPresent(w -> problems.warn(
                shown.where(),
                "the certificate of " + shown.whose() + " is for " + w
                        + ", and RFC 5922 section 7.2 allows no wildcards for SIP; use one with the exact name, or set"
                        + " tls_allow_wildcard_certs to 1 on phones that know it (D6x from 2_9_2, D80 from 1_12_1, P-series); "
                        + shown.whoChecks()));
        if (wildcard.isEmpty()) {
            shown.hosts().stream()
                    .filter(h -> !shown.isFor(h))
                    .forEach(h -> problems.warn(
                            shown.where(),
                            "the certificate of " + shown.whose()
                                    + " is for " + String.join(", ", facts.names()) + " and not for " + h
                                    + ", which phones are told to connect to; " + shown.whoChecks()));
        }
    }

    private void checkTime(Shown shown) {
        Instant end = shown.chain().own().getNotAfter().toInstant();
        Instant begin = shown.chain().own().getNotBefore().toInstant();
        String who = "; " + shown.whoChecks();
        if (end.isBefore(now)) {
            warn(shown, "expired on " + date(end) + "; renew it" + who);
        } else if (begin.isAfter(now)) {
            warn(shown, "is valid from " + date(begin) + " only; check the clock, or wait" + who);
        } else if (end.isBefore(now.plus(SOON))) {
            warn(shown, "expires on " + date(end) + "; renew it in time" + who);
        }
    }

    private void warn(Shown shown, String what) {
        problems.warn(shown.where(), "the certificate of " + shown.whose() + " " + what);
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
