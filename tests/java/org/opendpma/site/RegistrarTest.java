package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrarTest {
    private static final String REACHED_AT = "192.0.2.99";
    private static final Endpoints ASTERISK = Samples.asterisk(
            Samples.transport(SipTransport.UDP, 6060),
            Samples.transport(SipTransport.TCP, 6070),
            Samples.transport(SipTransport.TLS, 6061),
            Samples.transport(SipTransport.UDP, 7060));

    /** An empty cell is left out; the last two cells are what Asterisk being known or unknown makes of it. */
    @ParameterizedTest(name = "line {0}, network {1}, port {2}: {3}, with a known Asterisk {4}, else {5}")
    @CsvSource({
        // line   network   port    transport   known   unknown
        "'',      '',       0,      udp,        6060,   5060",
        "'',      '',       5555,   udp,        5555,   5555",
        "'',      udp,      0,      udp,        6060,   5060",
        "'',      udp,      5555,   udp,        5555,   5555",
        "'',      tcp,      0,      tcp,        6070,   5060",
        "'',      tcp,      5555,   tcp,        5555,   5555",
        "'',      tls,      0,      tls,        6061,   5061",
        "'',      tls,      5555,   tls,        5555,   5555",
        "udp,     '',       0,      udp,        6060,   5060",
        "udp,     tls,      5061,   udp,        6060,   5060",
        "tcp,     udp,      5060,   tcp,        6070,   5060",
        "tcp,     tcp,      5555,   tcp,        5555,   5555",
        "tls,     '',       0,      tls,        6061,   5061",
        "tls,     '',       5555,   tls,        5555,   5555",
        "tls,     udp,      5060,   tls,        6061,   5061",
        "tls,     tls,      5555,   tls,        5555,   5555",
    })
    void transportAndPort(String line, String network, int port, String transport, int known, int unknown) {
        Network lan = Samples.network("lan", "0.0.0.0/0", Samples.registration("sip.example.com", port, network));
        assertEquals(registrar("sip.example.com", known, transport), of(line, Optional.of(lan), Optional.of(ASTERISK)));
        assertEquals(registrar("sip.example.com", unknown, transport), of(line, Optional.of(lan), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        // network           mdns_address       server
        "sip.example.com,    pbx.example.com,   sip.example.com",
        "sip.example.com,    '',                sip.example.com",
        "'',                 pbx.example.com,   pbx.example.com",
        "'',                 '',                192.0.2.99",
        "2001:db8::1,        '',                2001:db8:0:0:0:0:0:1",
    })
    void theServerIsThatOfTheNetworkElseTheAnnouncedOneElseTheOneReached(String network, String mdns, String server) {
        Network lan = Samples.network("lan", "0.0.0.0/0", Samples.registration(network, 0, ""));
        Registrar registrar = Registrar.of(
                Samples.line(Optional.empty()),
                Optional.of(lan),
                Samples.general(Host.parse(mdns)),
                Optional.empty(),
                REACHED_AT);
        assertEquals(server, registrar.server());
    }

    @Test
    void withoutANetworkTheLineAndAsteriskDecide() {
        assertEquals(registrar(REACHED_AT, 6061, "tls"), of("tls", Optional.empty(), Optional.of(ASTERISK)));
        assertEquals(registrar(REACHED_AT, 5060, "udp"), of("", Optional.empty(), Optional.empty()));
    }

    @Test
    void aTransportThatAsteriskDoesNotHaveGetsItsStandardPort() {
        Endpoints udpOnly = Samples.asterisk(Samples.transport(SipTransport.UDP, 6060));
        assertEquals(registrar(REACHED_AT, 5061, "tls"), of("tls", Optional.empty(), Optional.of(udpOnly)));
    }

    @ParameterizedTest
    @CsvSource({
        // port   transport   registrar
        "0,       '',         5060, udp",
        "0,       udp,        5060, udp",
        "0,       tls,        5061, tls",
        "5555,    tls,        5555, tls",
        "5555,    '',         5555, udp",
    })
    void theAlternateIsAnotherServerSoAsterisksPortsSayNothingOfIt(
            int port, String transport, int expectedPort, String expectedTransport) {
        Network network = Samples.network(
                "lan",
                "0.0.0.0/0",
                Samples.registration("", 0, "tls"),
                Optional.of(Samples.registration("spare.example.com", port, transport)));
        assertEquals(
                Optional.of(registrar("spare.example.com", expectedPort, expectedTransport)),
                Registrar.alternate(network));
    }

    @Test
    void mostNetworksHaveNoAlternate() {
        assertEquals(
                Optional.empty(),
                Registrar.alternate(Samples.network("lan", "0.0.0.0/0", Samples.registration("", 0, ""))));
    }

    private static Registrar of(String line, Optional<Network> network, Optional<Endpoints> endpoints) {
        return Registrar.of(
                Samples.line(SipTransport.parse(line)),
                network,
                Samples.general(Optional.empty()),
                endpoints,
                REACHED_AT);
    }

    private static Registrar registrar(String server, int port, String transport) {
        return new Registrar(server, port, SipTransport.parse(transport).orElseThrow());
    }
}
