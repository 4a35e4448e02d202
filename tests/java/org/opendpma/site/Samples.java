package org.opendpma.site;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Position;

/** The smallest lines, networks and phones that a test of the model needs. */
public final class Samples {
    /** Access over HTTP where nobody wrote anything. */
    public static final WebAccess OPEN = new WebAccess(
            WebAccess.Auth.NONE,
            Optional.empty(),
            Optional.empty(),
            false,
            WebAccess.ClientCertificate.NO,
            Optional.empty());

    private static final Position NOWHERE = new Position("phones.conf", 1);

    private Samples() {}

    static InetAddress ip(String literal) {
        return IpAddresses.parse(literal).orElseThrow();
    }

    static Line line(Optional<SipTransport> transport) {
        return new Line(
                "1000",
                "1000",
                "1000",
                new LineCredentials.NotNeeded(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                transport,
                MediaEncryption.NONE,
                new RegistrationTimers(300, 25, 5),
                Optional.empty(),
                Map.of(),
                NOWHERE);
    }

    static ExternalLine externalLine(SipTransport transport) {
        return new ExternalLine(
                "trunk",
                "trunk",
                "trunk",
                "trunk",
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ExternalLine.Server(new Host("sip.example.com"), 5060, transport),
                Optional.empty(),
                MediaEncryption.NONE,
                new RegistrationTimers(300, 25, 5),
                Map.of(),
                NOWHERE);
    }

    static Network network(String name, String cidr, Network.Registration registration) {
        return network(name, cidr, registration, Optional.empty());
    }

    static Network network(
            String name, String cidr, Network.Registration registration, Optional<Network.Registration> alternate) {
        return new Network(
                name,
                name,
                Cidr.parse(cidr).orElseThrow(),
                registration,
                alternate,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OPEN,
                List.of(),
                List.of(),
                Map.of(),
                NOWHERE);
    }

    /** Each of the three may be left out by an empty text or zero. */
    static Network.Registration registration(String host, int port, String transport) {
        return new Network.Registration(
                Host.parse(host), Optional.of(port).filter(p -> p > 0), SipTransport.parse(transport));
    }

    static Phone phone(List<Network> networks, List<Line> lines, List<ExternalLine> externalLines) {
        return new Phone(
                "anna",
                "Anna",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                networks,
                lines,
                externalLines,
                List.of(),
                List.of(),
                PhoneFeatures.NONE,
                NOWHERE);
    }

    static General general(Optional<Host> mdnsAddress) {
        return new General(
                Optional.empty(),
                Optional.empty(),
                General.UserlistAuth.DISABLED,
                General.ConfigAuth.DISABLED,
                new General.Mdns(true, mdnsAddress, Optional.empty(), SipTransport.UDP, "Asterisk"),
                Optional.empty(),
                false,
                OPEN,
                NOWHERE);
    }

    /** An Asterisk with some transports and no endpoints. */
    static Endpoints asterisk(PjsipTransport... transports) {
        return new Endpoints(Map.of(), List.of(transports), Optional.empty());
    }

    static PjsipTransport transport(SipTransport protocol, int port) {
        return new PjsipTransport("transport-" + protocol, protocol, "0.0.0.0", port, Optional.empty());
    }
}
