package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {
    private static final Network.Registration NOTHING = Samples.registration("", 0, "");

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,      desk",
        "192.0.2.200,    floor",
        "198.51.100.1,   world",
        "2001:db8::1,    world",
    })
    void theFirstNetworkThatHoldsTheAddressIsIts(String address, String network) {
        Phone phone = inNetworks(
                Samples.network("desk", "192.0.2.7", NOTHING),
                Samples.network("floor", "192.0.2.0/24", NOTHING),
                Samples.network("world", "0.0.0.0/0", NOTHING));
        assertEquals(Optional.of(network), phone.networkOf(Samples.ip(address)).map(Network::name));
    }

    @Test
    void theOrderOfThePhoneCountsAndNotTheLengthOfThePrefix() {
        Phone phone = inNetworks(
                Samples.network("world", "0.0.0.0/0", NOTHING), Samples.network("desk", "192.0.2.7", NOTHING));
        assertEquals(
                Optional.of("world"), phone.networkOf(Samples.ip("192.0.2.7")).map(Network::name));
    }

    @Test
    void outsideAllOfItsNetworksItHasNone() {
        Phone phone = inNetworks(Samples.network("floor", "192.0.2.0/24", NOTHING));
        assertEquals(Optional.empty(), phone.networkOf(Samples.ip("198.51.100.1")));
    }

    @ParameterizedTest
    @CsvSource({
        // line   network  needs TLS
        "'',      '',      false",
        "'',      udp,     false",
        "'',      tls,     true",
        "udp,     tls,     false",
        "tcp,     tls,     false",
        "tls,     '',      true",
        "tls,     udp,     true",
    })
    void theLinesOwnTransportIsOverThatOfTheNetwork(String line, String network, boolean needsTls) {
        Phone phone = withLines(line);
        assertEquals(needsTls, phone.needsTls(Optional.of(transport(network))));
    }

    @Test
    void oneLineOverTlsIsEnoughToNeedIt() {
        Phone phone = withLines("", "tls");
        assertEquals(true, phone.needsTls(Optional.of(transport("udp"))));
        assertEquals(true, phone.needsTls(Optional.empty()));
    }

    @Test
    void anExternalLineCountsToo() {
        assertEquals(
                true,
                Samples.phone(List.of(), List.of(), List.of(Samples.externalLine(SipTransport.TLS)))
                        .needsTls(Optional.empty()));
        assertEquals(
                false,
                Samples.phone(List.of(), List.of(), List.of(Samples.externalLine(SipTransport.UDP)))
                        .needsTls(Optional.of(transport("tls"))));
    }

    @Test
    void itsNumberIsThatOfItsPrimaryLine() {
        assertEquals(Optional.of("1000"), withLines("").extension());
        assertEquals(Optional.empty(), withLines().extension());
    }

    private static Phone inNetworks(Network... networks) {
        return Samples.phone(List.of(networks), List.of(), List.of());
    }

    private static Phone withLines(String... transports) {
        List<Line> lines = Arrays.stream(transports)
                .map(SipTransport::parse)
                .map(Samples::line)
                .toList();
        return Samples.phone(List.of(), lines, List.of());
    }

    private static Network transport(String name) {
        return Samples.network("lan", "0.0.0.0/0", Samples.registration("", 0, name));
    }
}
