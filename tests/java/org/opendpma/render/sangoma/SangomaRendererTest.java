package org.opendpma.render.sangoma;

import static org.opendpma.config.Given.given;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.opendpma.Golden;
import org.opendpma.render.Reached;
import org.opendpma.site.FileFacts;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** Whole configurations, letter for letter: {@code tests/resources/golden/xml}. */
class SangomaRendererTest {
    private static final String[] PJSIP = {
        "[transport-udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0:5060",
        "[transport-tls]\ntype=transport\nprotocol=tls\nbind=0.0.0.0:5061",
        "[1000]\ntype=endpoint\nauth=1000\naors=1000\ncallerid=\"Ada One\" <1000>\nmailboxes=1000@default",
        "media_encryption=sdes\nrewrite_contact=yes",
        "[1000]\ntype=auth\nusername=ada\npassword=p<a>s&s\"w'ord",
        "[1000]\ntype=aor",
        "[1001]\ntype=endpoint\nauth=1001\naors=1001",
        "[1001]\ntype=auth\nusername=1001\npassword=sesame-1001",
        "[1001]\ntype=aor\nmailboxes=1001@default\nvoicemail_extension=*97",
        "[1003]\ntype=endpoint\nauth=1003",
        "[1003]\ntype=auth\nauth_type=md5\nusername=1003\nmd5_cred=8da31ea6b74a91a814fbcf9ff503c5de"
    };

    @Test
    void aMinimalPhone() throws IOException {
        Site site = given("[anna]", "type=phone", "mac=000FD3AABBCC", "line=1001", "[1001]", "type=line")
                .pjsip(PJSIP)
                .site();
        check("minimal", RenderedPhone.config(site, "anna"));
    }

    @Test
    void aPhoneWithNothing() throws IOException {
        check("nothing", RenderedPhone.config(given("[anna]", "type=phone").site(), "anna"));
    }

    /** Two lines over TLS with SDES, the second one with options of its own. */
    @Test
    void twoLinesOverTls() throws IOException {
        Site site = given(
                        "[general]",
                        "server_uuid=pbx-1",
                        "mdns_address=pbx.example.com",
                        "mdns_transport=tls",
                        "[lan]",
                        "type=network",
                        "alias=Office",
                        "cidr=192.0.2.0/24",
                        "registration_address=pbx.example.com",
                        "registration_port=5061",
                        "transport=tls",
                        "[anna]",
                        "type=phone",
                        "full_name=Ada & <One>",
                        "network=lan",
                        "line=1000",
                        "line=1001",
                        "timezone=Europe/Stockholm",
                        "[1000]",
                        "type=line",
                        "line_label=Reception \"1\"",
                        "[1001]",
                        "type=line",
                        "media_encryption=sdes",
                        "exten=4711",
                        "digit_map=[1-9]xx|0x.T3",
                        "outboundproxy_address=proxy.example.com",
                        "outboundproxy_port=5070")
                .pjsip(PJSIP)
                .site();
        check("two-lines-tls", RenderedPhone.config(site, "anna", "D65", SipTransport.TLS, "192.0.2.1", "192.0.2.77"));
    }

    @Test
    void anExternalLine() throws IOException {
        Site site = given(
                        "[anna]",
                        "type=phone",
                        "external_line=trunk",
                        "[trunk]",
                        "type=external_line",
                        "line_label=Trunk",
                        "server_address=sip.example.com",
                        "server_port=5080",
                        "transport=tcp",
                        "userid=anna-at-home",
                        "authname=anna",
                        "secret=x&y",
                        "secondary_server_address=sip2.example.com",
                        "register=yes")
                .site();
        check("external-line", RenderedPhone.config(site, "anna"));
    }

    @Test
    void aSecondRegistrar() throws IOException {
        Site site = given(
                        "[lan]",
                        "type=network",
                        "cidr=0.0.0.0/0",
                        "registration_address=pbx1.example.com",
                        "alternate_registration_address=pbx2.example.com",
                        "alternate_registration_port=5070",
                        "[anna]",
                        "type=phone",
                        "network=lan",
                        "line=1001",
                        "[1001]",
                        "type=line",
                        "reregistration_timeout=120",
                        "registration_retry_interval=10",
                        "registration_max_retries=3")
                .pjsip(PJSIP)
                .site();
        check("host-alternate", RenderedPhone.config(site, "anna"));
    }

    /** The first network that holds the phone's address; where none does, none of their options apply. */
    @Test
    void networksByAddress() throws IOException {
        Site site = given(
                        "[vpn]",
                        "type=network",
                        "cidr=198.51.100.0/24",
                        "registration_address=vpn.example.com",
                        "ntp_server=ntp.vpn.example.com",
                        "[lan]",
                        "type=network",
                        "cidr=192.0.2.0/24",
                        "registration_address=lan.example.com",
                        "[v6]",
                        "type=network",
                        "cidr=2001:db8::/32",
                        "registration_address=2001:db8::5",
                        "[anna]",
                        "type=phone",
                        "network=vpn",
                        "network=lan",
                        "network=v6",
                        "line=1001",
                        "[1001]",
                        "type=line")
                .pjsip(PJSIP)
                .site();
        check("network-vpn", RenderedPhone.config(site, "anna", "", SipTransport.UDP, "192.0.2.1", "198.51.100.9"));
        check("network-lan", RenderedPhone.config(site, "anna", "", SipTransport.UDP, "192.0.2.1", "192.0.2.9"));
        check("network-v6", RenderedPhone.config(site, "anna", "", SipTransport.UDP, "2001:db8::1", "2001:db8::9"));
        check("network-none", RenderedPhone.config(site, "anna", "", SipTransport.UDP, "192.0.2.1", "203.0.113.9"));
    }

    @Test
    void aLineThatOnlyHasADigestIsShownAndDoesNotRegister() throws IOException {
        Site site = given("[anna]", "type=phone", "line=1003", "[1003]", "type=line")
                .pjsip(PJSIP)
                .site();
        check("digest-only", RenderedPhone.config(site, "anna"));
    }

    @Test
    void theWayToOurDoor() throws IOException {
        Site site = given("[general]", "mdns_address=pbx.example.com", "mdns_transport=tls")
                .site();
        var reached =
                new Reached(SipTransport.UDP, IpAddresses.parse("192.0.2.1").orElseThrow(), RenderedPhone.DOORS);
        check("redirect", new SangomaRenderer(FileFacts.NONE, Clock.systemUTC()).redirect(site, reached));
    }

    private static void check(String name, Element config) throws IOException {
        Golden.check("xml/" + name + ".xml", RenderedPhone.document(config));
    }
}
