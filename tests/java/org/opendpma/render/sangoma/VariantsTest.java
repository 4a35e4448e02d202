package org.opendpma.render.sangoma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.Golden;
import org.opendpma.config.Given;
import org.opendpma.render.FileFactCache;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Rendered;
import org.opendpma.site.Phone;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;

/** Several networks, one's own XML, raw settings, linked files: what stands over what, and what is left out. */
class VariantsTest {
    private static final String LINE = "[1000]\ntype=line\nsecret=s&cret\ncallerid=Ada <1000>\n";

    @TempDir
    private Path directory = Path.of("");

    private static Rendered rendered(Site site, String model) {
        Phone phone = site.phone("anna").orElseThrow();
        var reached = new Reached(SipTransport.UDP, InetAddress.getLoopbackAddress(), RenderedPhone.DOORS);
        return new SangomaRenderer(new FileFactCache(), Clock.systemUTC())
                .explain(new RenderRequest(
                        site, phone, site.models().find(model), Optional.empty(), phone.networks(), reached));
    }

    @Test
    void aPhoneOnThreeNetworks() throws IOException {
        Site site = given(
                        "[general]\nmdns_address=pbx.example.com",
                        LINE,
                        "[lan]\ntype=network\ncidr=192.168.0.0/16\nregistration_address=pbx.lan\nntp_server=192.168.0.1",
                        "file_url_prefix=http://pbx.lan/\nsetting=log_server,192.168.0.2",
                        "[vpn]\ntype=network\ncidr=10.0.0.0/8\nregistration_address=pbx.vpn\ntransport=tls",
                        "alternate_registration_address=pbx2.vpn",
                        "[any]\ntype=network\nalias=Elsewhere\nregistration_address=pbx.example.com",
                        "[fw]\ntype=firmware\nmodel=D65\nversion=2_9_19\npublic_firmware=yes",
                        "[anna]\ntype=phone\nline=1000\nnetwork=lan\nnetwork=vpn\nnetwork=any\ncontact=staff.xml\nfirmware=fw")
                .site();
        Golden.check(
                "xml/three-networks.xml",
                RenderedPhone.document(rendered(site, "D65").config()));
    }

    @Test
    void whatDpmaHadInGeneralHoldsForEveryNetwork() {
        Site site = given(
                        "[general]\nntp_server=192.0.2.9\nregistration_address=pbx.old",
                        LINE,
                        "[lan]\ntype=network\nntp_server=192.0.2.1",
                        "[anna]\ntype=phone\nline=1000\nnetwork=lan",
                        "[bob]\ntype=phone\nline=1000")
                .site();
        assertEquals(Optional.of("192.0.2.1"), RenderedPhone.setting(RenderedPhone.config(site, "anna"), "ntp_server"));
        assertEquals(Optional.of("192.0.2.9"), RenderedPhone.setting(RenderedPhone.config(site, "bob"), "ntp_server"));
        String xml = RenderedPhone.document(RenderedPhone.config(site, "anna"));
        assertTrue(xml.contains("server=\"pbx.old\""), xml);
    }

    @Test
    void aRawSettingStandsOverTheDerivedOneAndThatIsSaid() {
        Site site = given(
                        LINE, "[anna]\ntype=phone\nline=1000\nbrightness=3\nsetting=brightness,\"9\",conflict=replace")
                .site();
        Rendered rendered = rendered(site, "D65");
        String xml = RenderedPhone.document(rendered.config());
        assertTrue(xml.contains("<setting id=\"brightness\" value=\"9\" conflict=\"replace\"/>"), xml);
        assertEquals(1, xml.split("id=\"brightness\"", -1).length - 1);
        assertEquals(
                "setting brightness: setting at /phones.conf:10 stands over it",
                rendered.omissions().get(0).what() + ": "
                        + rendered.omissions().get(0).why());
    }

    @Test
    void whatAModelDoesNotKnowIsLeftOutAndThatIsSaid() {
        Site site = given(
                        LINE,
                        "[anna]\ntype=phone\nline=1000\nsmall_clock=yes\nnetwork_default_enable_openvpn=yes\nopenvpn_inline_config=anna.ovpn")
                .site();
        Rendered rendered = rendered(site, "D40");
        assertEquals(
                List.of(
                        "setting openvpn_inline_config (anna.ovpn): a D40 does not know it",
                        "setting small_clock: a D40 does not know it",
                        "setting network_default_enable_openvpn: a D40 does not know it"),
                rendered.omissions().stream()
                        .map(o -> o.what() + ": " + o.why())
                        .toList());
        assertTrue(RenderedPhone.document(rendered(site, "D65").config()).contains("small_clock"));
    }

    @Test
    void linkedFilesHaveTheirMd5AndAChangedOneAnother() throws IOException {
        Site site = given(
                        "[general]\nfile_directory=" + directory,
                        LINE,
                        "[lan]\ntype=network\nfile_url_prefix=http://pbx/f/",
                        "[anna]\ntype=phone\nline=1000\nnetwork=lan\nopenvpn_inline_config=anna ek.ovpn")
                .site();
        Files.writeString(directory.resolve("anna ek.ovpn"), "one");
        String first = RenderedPhone.document(rendered(site, "D65").config());
        assertTrue(
                first.contains("<setting id=\"openvpn_inline_config\" value=\"1\" url=\"http://pbx/f/anna%20ek.ovpn\""
                        + " md5=\"f97c5d29941bfb1b2fdab0874906ab82\"/>"),
                first);
        Files.writeString(directory.resolve("anna ek.ovpn"), "three");
        String then = RenderedPhone.document(rendered(site, "D65").config());
        assertTrue(then.contains("md5=\"35d6d33467aae9a2e3dccb4b6b027878\""), then);
    }

    private Given own(String xml) throws IOException {
        Files.writeString(directory.resolve("anna.xml"), xml);
        return given(
                "[general]\nfile_directory=" + directory,
                LINE,
                "[1001]\ntype=line\nsecret=other",
                "[anna]\ntype=phone\nmac=000fd3aabbcc\nline=1000\nline=1001\nconfig_file=anna.xml\nbrightness=3");
    }

    @Test
    void onesOwnXmlIsDeliveredWithWhatOnlyAsteriskKnows() throws IOException {
        Site site = own("<config><!-- mine --><setting id=\"mac\" value=\"${mac}\"/><accounts><account index=\"0\""
                        + " password=\"${password}\" other=\"${password:1001}\" caller_id=\"${caller_id}\" x=\"$${password}\">"
                        + "<host_primary server=\"${server}\" port=\"${port}\" transport=\"${transport}\"/>"
                        + "<note>${username} &lt;</note></account></accounts></config>")
                .site();
        Rendered rendered = rendered(site, "D65");
        assertEquals(
                "<config><setting id=\"mac\" value=\"000fd3aabbcc\"/><accounts><account index=\"0\" password=\"s&amp;cret\""
                        + " other=\"other\" caller_id=\"Ada &lt;1000>\" x=\"${password}\"><host_primary server=\"127.0.0.1\""
                        + " port=\"5060\" transport=\"udp\"/><note>1000 &lt;</note></account></accounts></config>",
                new String(
                        org.opendpma.xml.XmlWriter.fragment(rendered.config()),
                        java.nio.charset.StandardCharsets.UTF_8));
        assertTrue(!rendered.config().toString().contains("s&cret"), "a description tells no password");
    }

    @Test
    void onesOwnXmlIsCheckedWhenItIsRead() throws IOException {
        String file = directory + "/anna.xml";
        assertEquals(
                file
                        + ":2: [anna] config_file: ${pasword} is unknown; there are password, authname, username, caller_id, server,"
                        + " port, transport, media_encryption, voicemail, mac, config_server_url, and $${ stands for a plain ${;"
                        + " did you mean \"password\"?",
                own("<config>\n<a x=\"${pasword}\"/></config>").problems().get(0));
        assertEquals(
                file + ":1: [anna] config_file: ${password}: the phone has no line 7; write line=7",
                own("<config x=\"${password:7}\"/>").problems().get(0));
        assertTrue(own("<config>\n<a>\n</config>")
                .problems()
                .get(0)
                .startsWith(file + ":3: [anna] config_file: no well-formed"));
        Files.delete(directory.resolve("anna.xml"));
        assertEquals(
                "/phones.conf:17: [anna] config_file: " + file + " cannot be read: there is no such file",
                given(
                                "[general]\nfile_directory=" + directory,
                                LINE,
                                "[1001]\ntype=line\nsecret=other",
                                "[anna]\ntype=phone\nmac=000fd3aabbcc\nline=1000\nline=1001\n\nconfig_file=anna.xml")
                        .problems()
                        .get(0));
    }
}
