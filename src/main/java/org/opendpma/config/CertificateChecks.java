package org.opendpma.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.opendpma.site.Problems;
import org.opendpma.site.SipTransport;

/** Says what phones will dislike about the certificate of our own door and, where it can be read, about Asterisk's. */
final class CertificateChecks {
    private static final Duration SOON = Duration.ofDays(30);
    private static final String WHO_CHECKS =
            "D6x phones check it from firmware 2_9_0, the D80 from 1_12_0, P-series phones always";

    private final Instant now;
    private final Problems problems;

    CertificateChecks(Instant now, Problems problems) {
        this.now = now;
        this.problems = problems;
    }

    void check(General general, Policy policy, Collection<Phone> phones, Optional<Endpoints> endpoints) {
        policy.tls().ifPresent(tls -> check("OpenDPMA's SIP door", tls.chain(), doorHosts(general)));
        Set<Host> registrars = registrars(general, phones);
        if (!registrars.isEmpty()) {
            endpoints
                    .flatMap(e -> e.transport(SipTransport.TLS))
                    .flatMap(PjsipTransport::certificate)
                    .flatMap(CertificateFile::ifReadable)
                    .ifPresent(chain -> check("Asterisk's TLS transport", chain, registrars));
        }
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

    private void check(String whose, CertificateChain chain, Set<Host> hosts) {
        var facts = new CertificateFacts(chain.own());
        Position where = new Position(chain.file(), 0);
        checkTime(whose, chain, where);
        Optional<String> wildcard = facts.wildcard();
        wildcard.ifPresent(w -> problems.warn(
                where,
                "the certificate of " + whose + " is for " + w
                        + ", and RFC 5922 section 7.2 allows no wildcards for SIP; use one with the exact name, or set"
                        + " tls_allow_wildcard_certs to 1 on phones that know it (D6x from 2_9_2, D80 from 1_12_1, P-series); "
                        + WHO_CHECKS));
        if (wildcard.isEmpty()) {
            hosts.stream()
                    .filter(h -> !facts.names(h))
                    .forEach(h -> problems.warn(
                            where,
                            "the certificate of " + whose
                                    + " is for " + String.join(", ", facts.names()) + " and not for " + h
                                    + ", which phones are told to connect to; " + WHO_CHECKS));
        }
    }

    private void checkTime(String whose, CertificateChain chain, Position where) {
        Instant end = chain.own().getNotAfter().toInstant();
        Instant begin = chain.own().getNotBefore().toInstant();
        if (end.isBefore(now)) {
            problems.warn(
                    where, "the certificate of " + whose + " expired on " + date(end) + "; renew it; " + WHO_CHECKS);
        } else if (begin.isAfter(now)) {
            problems.warn(
                    where,
                    "the certificate of " + whose + " is valid from " + date(begin)
                            + " only; check the clock, or wait; " + WHO_CHECKS);
        } else if (end.isBefore(now.plus(SOON))) {
            problems.warn(
                    where,
                    "the certificate of " + whose + " expires on " + date(end) + "; renew it in time; " + WHO_CHECKS);
        }
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
