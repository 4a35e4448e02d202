package org.opendpma.render.sangoma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Phone;
import org.opendpma.site.Setting;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;

/** Where a phone is sent for its next request. */
class ConfigServerUrlTest {
    @ParameterizedTest
    @CsvSource({
        // mdns_address       address reached   host
        "'',                  192.0.2.1,        192.0.2.1",
        "'',                  2001:db8::1,      [2001:db8:0:0:0:0:0:1]",
        "pbx.example.com,     192.0.2.1,        pbx.example.com",
        "198.51.100.1,        192.0.2.1,        198.51.100.1",
        "2001:db8::2,         192.0.2.1,        [2001:db8:0:0:0:0:0:2]",
        "[2001:db8::2],       192.0.2.1,        [2001:db8:0:0:0:0:0:2]",
    })
    void host(String mdnsAddress, String reached, String host) {
        Site site = site("mdns_address=" + mdnsAddress, "", "");
        assertEquals(
                "sip:proxy@" + host + ":5062;transport=udp",
                url(site, "", SipTransport.UDP, reached, RenderedPhone.DOORS));
    }

    @ParameterizedTest
    @CsvSource({
        // mdns    network   line    model    asked    open doors     sent to
        "udp,      '',       '',     '',      udp,     udp tcp tls,   udp",
        "udp,      tcp,      '',     '',      udp,     udp tcp tls,   tcp",
        "udp,      tcp,      udp,    '',      udp,     udp tcp tls,   udp",
        "udp,      tls,      '',     D65,     udp,     udp tcp tls,   tls",
        "udp,      '',       tls,    D65,     udp,     udp tcp tls,   tls",
        "tls,      '',       '',     D65,     udp,     udp tcp tls,   tls",
        // whoever came over TLS is not sent back in clear
        "udp,      udp,      udp,    D65,     tls,     udp tcp tls,   tls",
        "udp,      udp,      udp,    '',      tls,     tls,           tls",
        // a door that is shut is nobody's way
        "udp,      tls,      '',     D65,     udp,     udp tcp,       udp",
        "udp,      tcp,      '',     D65,     udp,     udp tls,       udp",
        "tls,      '',       '',     D65,     tcp,     tcp,           tcp",
    })
    void transport(String mdns, String network, String line, String model, String asked, String doors, String sentTo) {
        Site site = site("mdns_transport=" + mdns, network, line);
        Map<SipTransport, Integer> open = Stream.of(doors.split(" ", -1))
                .map(d -> SipTransport.parse(d).orElseThrow())
                .collect(Collectors.toMap(t -> t, t -> t == SipTransport.TLS ? 15_063 : 15_062));
        int port = sentTo.equals("tls") ? 15_063 : 15_062;
        assertEquals(
                "sip:proxy@192.0.2.1:" + port + ";transport=" + sentTo,
                url(site, model, SipTransport.parse(asked).orElseThrow(), "192.0.2.1", open));
    }

    @ParameterizedTest
    @CsvSource({
        // mdns    open doors     a stranger is sent to
        "udp,      udp tcp tls,   udp",
        "tls,      udp tcp tls,   tls",
        "tls,      udp tcp,       tcp",
        "udp,      tcp tls,       tls",
        "tcp,      udp,           udp",
    })
    void aStranger(String mdns, String doors, String sentTo) {
        Site site = site("mdns_transport=" + mdns, "", "");
        Map<SipTransport, Integer> open = Stream.of(doors.split(" ", -1))
                .map(d -> SipTransport.parse(d).orElseThrow())
                .collect(Collectors.toMap(t -> t, t -> 15_062));
        var reached =
                new Reached(SipTransport.UDP, IpAddresses.parse("192.0.2.1").orElseThrow(), open);
        assertEquals("sip:proxy@192.0.2.1:15062;transport=" + sentTo, ConfigServerUrl.of(site, reached));
    }

    private static Site site(String general, String network, String line) {
        return given(
                        "[general]",
                        general,
                        "[lan]\ntype=network\ncidr=0.0.0.0/0",
                        network.isEmpty() ? "" : "transport=" + network,
                        "[anna]\ntype=phone\nnetwork=lan\nline=1000",
                        "[1000]\ntype=line",
                        line.isEmpty() ? "" : "transport=" + line)
                .site();
    }

    private static String url(
            Site site, String model, SipTransport asked, String local, Map<SipTransport, Integer> doors) {
        Phone phone = site.phone("anna").orElseThrow();
        Setting.Value url = ConfigServerUrl.of(
                new RenderRequest(
                        site,
                        phone,
                        model.isEmpty() ? Optional.empty() : site.models().find(model),
                        Optional.empty(),
                        phone.networks(),
                        new Reached(asked, IpAddresses.parse(local).orElseThrow(), doors)),
                phone.networks().stream().findFirst());
        return ((Setting.Value.Plain) url).text();
    }
}
