package org.opendpma.config;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Problems;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.SipTransport;

/**
 * Compares what phones will be told with what Asterisk's endpoints can do, and names the line of pjsip.conf that would
 * mend it. All of it is warnings: other phones work.
 */
final class PjsipChecks {
    private final Endpoints endpoints;
    private final DeviceModels models;
    private final Function<String, Optional<SeenPhone>> seen;
    private final Problems problems;

    PjsipChecks(
            Endpoints endpoints, DeviceModels models, Function<String, Optional<SeenPhone>> seen, Problems problems) {
        this.endpoints = endpoints;
        this.models = models;
        this.seen = seen;
        this.problems = problems;
    }

    void check(Collection<Phone> phones) {
        phones.forEach(phone -> phone.lines().forEach(line -> check(phone, line)));
    }

    private void check(Phone phone, Line line) {
        Set<SipTransport> transports = transports(phone, line);
        checkModel(phone, line, transports);
        transports.forEach(t -> checkOffered(phone, line, t));
        Optional<Endpoint> endpoint = endpoints.find(line.name());
        if (endpoint.isEmpty()) {
            noEndpoint(phone, line);
            return;
        }
        checkLogin(phone, line, endpoint.get());
        checkMedia(phone, line, endpoint.get());
        endpoint.get().transport().ifPresent(name -> checkNamed(phone, line, name, transports));
        if (transports.stream().anyMatch(SipTransport::isStream)) {
            checkContact(phone, line, endpoint.get(), transports);
        }
    }

    /** The transports the line would use in each of the phone's networks. */
    private static Set<SipTransport> transports(Phone phone, Line line) {
        var transports = EnumSet.noneOf(SipTransport.class);
        for (Network network : phone.networks()) {
            transports.add(line.transport()
                    .or(() -> network.registration().transport())
                    .orElse(SipTransport.UDP));
        }
        if (transports.isEmpty()) {
            transports.add(line.transport().orElse(SipTransport.UDP));
        }
        return transports;
    }

    private void checkModel(Phone phone, Line line, Set<SipTransport> transports) {
        Optional<SeenPhone> device = seen.apply(phone.name());
        boolean cannot = device.flatMap(d -> models.find(d.model()).map(m -> !m.speaksTls(d.firmware())))
                .orElse(false);
        if (cannot && transports.contains(SipTransport.TLS)) {
            warn(
                    phone,
                    line,
                    "needs TLS, but the phone that has it is a "
                            + device.map(SeenPhone::model).orElse("")
                            + " whose firmware does not speak it; write transport=udp or use a D6x, D80 or P-series phone");
        }
    }

    private void checkOffered(Phone phone, Line line, SipTransport transport) {
        if (!endpoints.transports().isEmpty() && endpoints.transport(transport).isEmpty()) {
            warn(
                    phone,
                    line,
                    "goes over " + transport + ", but Asterisk has no such transport; add to pjsip.conf: [transport-"
                            + transport + "] type=transport, protocol=" + transport + ", bind=0.0.0.0:"
                            + transport.defaultPort()
                            + (transport == SipTransport.TLS ? ", cert_file=, priv_key_file=" : "")
                            + " and restart Asterisk");
        }
    }

    private void noEndpoint(Phone phone, Line line) {
        if (!(line.credentials() instanceof LineCredentials.Known)) {
            warn(
                    phone,
                    line,
                    "is shown but does not register: Asterisk has no PJSIP endpoint " + line.name()
                            + "; add [" + line.name() + "] type=endpoint to pjsip.conf"
                            + Suggestion.didYouMean(
                                    line.name(), endpoints.byName().keySet()));
        }
    }

    private void checkLogin(Phone phone, Line line, Endpoint endpoint) {
        if (line.credentials() instanceof LineCredentials.Unavailable
                && endpoint.auth() instanceof EndpointAuth.DigestOnly d) {
            warn(
                    phone,
                    line,
                    "is shown but does not register: Asterisk stores only a digest of its password in ["
                            + d.section() + "] type=auth of pjsip.conf; write secret=<the password> into ["
                            + line.name()
                            + "] type=line, or auth_type=userpass and password= into [" + d.section() + "]");
        } else if (line.credentials() instanceof LineCredentials.Unavailable nobody) {
            warn(
                    phone,
                    line,
                    "is shown but does not register: " + nobody.reason() + "; mend what auth= names in "
                            + endpointSection(line));
        }
    }

    private void checkMedia(Phone phone, Line line, Endpoint endpoint) {
        boolean phoneEncrypts = line.mediaEncryption() == MediaEncryption.SDES;
        if (endpoint.mediaEncryption() == MediaEncryption.DTLS) {
            warn(
                    phone,
                    line,
                    "cannot call: its endpoint wants media_encryption=dtls, which these phones do not know;"
                            + " write media_encryption=sdes into " + endpointSection(line));
        } else if (phoneEncrypts && endpoint.mediaEncryption() == MediaEncryption.NONE) {
            warn(
                    phone,
                    line,
                    "cannot call: it has media_encryption=sdes, its endpoint has none; write"
                            + " media_encryption=sdes into " + endpointSection(line));
        } else if (!phoneEncrypts && endpoint.mediaEncryption() == MediaEncryption.SDES) {
            warn(
                    phone,
                    line,
                    "cannot call: its endpoint has media_encryption=sdes, the line has none; remove"
                            + " media_encryption from [" + line.name() + "] type=line, or media_encryption=sdes from "
                            + endpointSection(line));
        }
    }

    /** Asterisk calls over the transport that an endpoint names, whatever its phone registered over. */
    private void checkNamed(Phone phone, Line line, String name, Set<SipTransport> transports) {
        Optional<SipTransport> other = endpoints.transports().stream()
                .filter(t -> t.name().equals(name))
                .map(PjsipTransport::protocol)
                .filter(p -> !transports.contains(p))
                .findFirst();
        if (other.isPresent()) {
            warn(
                    phone,
                    line,
                    "goes over " + transports.iterator().next() + ", but transport=" + name + " of its endpoint is "
                            + other.get() + "; remove it from " + endpointSection(line));
        } else if (transports.stream().anyMatch(SipTransport::isStream)) {
            warn(
                    phone,
                    line,
                    "goes over " + connection(transports)
                            + ", but its endpoint names a transport, so Asterisk would not"
                            + " call back on the phone's own connection; remove transport=" + name + " from "
                            + endpointSection(line));
        }
    }

    private void checkContact(Phone phone, Line line, Endpoint endpoint, Set<SipTransport> transports) {
        if (!endpoint.rewriteContact()) {
            warn(
                    phone,
                    line,
                    "goes over " + connection(transports) + ", but its endpoint does not answer to where the phone is;"
                            + " write rewrite_contact=yes into " + endpointSection(line));
        }
    }

    private static SipTransport connection(Set<SipTransport> transports) {
        return transports.contains(SipTransport.TLS) ? SipTransport.TLS : SipTransport.TCP;
    }

    private static String endpointSection(Line line) {
        return "[" + line.name() + "] type=endpoint of pjsip.conf";
    }

    private void warn(Phone phone, Line line, String message) {
        problems.warn(line.position(), "line " + line.name() + " of phone " + phone.name() + " " + message);
    }
}
