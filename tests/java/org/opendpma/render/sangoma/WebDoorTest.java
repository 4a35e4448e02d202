package org.opendpma.render.sangoma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendpma.config.Given;
import org.opendpma.render.Reached;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Rendered;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FileFacts;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Phone;
import org.opendpma.site.Rollout;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;
import org.opendpma.xml.Element;

/** What a configuration says of our own HTTP door: the way back, linked files and the directory of firmware. */
class WebDoorTest {
    private static final String PHONE =
            "[anna]\ntype=phone\nnetwork=lan\ncontact=staff list.xml\nd65_logo_file=logo.png\n";

    private static Element config(Site site, Optional<WebAuthority> came) {
        Phone phone = site.phone("anna").orElseThrow();
        var reached = new Reached(
                SipTransport.TCP,
                IpAddresses.parse("192.0.2.1").orElseThrow(),
                RenderedPhone.DOORS,
                Map.of(WebScheme.HTTP, 8_080, WebScheme.HTTPS, 443),
                came);
        return new SangomaRenderer(FileFacts.NONE, Clock.systemUTC())
                .render(new RenderRequest(
                        site, phone, site.models().find("D65"), Optional.empty(), phone.networks(), reached));
    }

    private static Element overSip(String... phones) {
        return config(given(phones).site(), Optional.empty());
    }

    @Test
    void aFileWithoutAPrefixLiesAtOurOwnDoor() {
        String xml =
                RenderedPhone.document(overSip("[general]\nfile_directory=/srv/phones", PHONE, "[lan]\ntype=network"));
        assertTrue(xml.contains("url=\"http://192.0.2.1:8080/files/staff%20list.xml\""), xml);
        assertTrue(xml.contains("config_server_url\" value=\"sip:"), xml);
    }

    @Test
    void thePrefixOfTheNetworkStandsOverOurDoor() {
        String xml = RenderedPhone.document(overSip(
                "[general]\nfile_directory=/srv/phones", PHONE, "[lan]\ntype=network\nfile_url_prefix=http://pbx/"));
        assertTrue(xml.contains("url=\"http://pbx/staff%20list.xml\""), xml);
        assertFalse(xml.contains("/files/"), xml);
    }

    @Test
    void withoutADirectoryThereIsNothingToFetch() {
        String xml = RenderedPhone.document(overSip("[general]", PHONE, "[lan]\ntype=network"));
        assertFalse(xml.contains("staff"), xml);
    }

    /** Three ways not to have a URL, and what each would take. */
    @Test
    void whatIsMissingNamesTheWaysOut() {
        String network = "[lan]\ntype=network";
        assertEquals(
                "the network lan has no file_url_prefix, and without file_directory in [general] there is nothing that our"
                        + " own door could give",
                whyNot(Map.of(WebScheme.HTTP, 8_080), "[general]", PHONE, network));
        assertEquals(
                "the network lan has no file_url_prefix, and [http] of opendpma.conf opens no door that could give the file",
                whyNot(Map.of(), "[general]\nfile_directory=/srv/phones", PHONE, network));
        assertEquals(
                "the phone has no network with a file_url_prefix, and what another program makes is behind one only",
                whyNot(
                        Map.of(WebScheme.HTTP, 8_080),
                        "[general]\nfile_directory=/srv/phones",
                        "[anna]\ntype=phone\ncontact=staff.php?x=1"));
    }

    private static String whyNot(Map<WebScheme, Integer> doors, String... phones) {
        Site site = given(phones).site();
        Phone phone = site.phone("anna").orElseThrow();
        var reached = new Reached(
                SipTransport.TCP,
                IpAddresses.parse("192.0.2.1").orElseThrow(),
                RenderedPhone.DOORS,
                doors,
                Optional.empty());
        return new SangomaRenderer(FileFacts.NONE, Clock.systemUTC())
                        .explain(new RenderRequest(
                                site, phone, site.models().find("D65"), Optional.empty(), phone.networks(), reached))
                        .omissions()
                        .stream()
                        .filter(o -> o.what().startsWith("contacts"))
                        .findFirst()
                        .orElseThrow()
                        .why();
    }

    /** By the address of the phone that asks, not of the one that the profile names; with the model in the name of its sheet. */
    @Test
    void whatIsMadeHasAUrlAndAChecksum() {
        Site site = given(
                        "[general]\ncontacts=auto",
                        "[anna]\ntype=phone\nnetwork=lan\nline=1\n[1]\ntype=line\ncallerid=Ann <1>\nsecret=x",
                        "[lan]\ntype=network\nhttp_auth=key\nhttp_key=0123456789abcdef")
                .site();
        Phone phone = site.phone("anna").orElseThrow();
        var renderer = new SangomaRenderer(FileFacts.NONE, Clock.systemUTC());
        Optional<DeviceModel> d65 = site.models().find("D65");
        String xml = RenderedPhone.document(renderer.render(new RenderRequest(
                site, phone, d65, Optional.empty(), phone.networks(), reached(), MacAddress.parse("000FD3AABBCC"))));
        String base = "url=\"http://192.0.2.1:8080/0123456789abcdef/000fd3aabbcc-";
        String book = renderer.madeContacts(site).orElseThrow().md5();
        String sheet = renderer.madeBlfItems(site, phone, d65).orElseThrow().md5();
        assertTrue(xml.contains("<contacts id=\"internal\" " + base + "contacts.xml\" md5=\"" + book + "\"/>"), xml);
        assertTrue(xml.contains("<blf_items " + base + "blf-D65.xml\" md5=\"" + sheet + "\"/>"), xml);
        var unknown = new RenderRequest(site, phone, d65, Optional.empty(), phone.networks(), reached());
        assertTrue(renderer.explain(unknown)
                .omissions()
                .toString()
                .contains("MAC address, which is not known before it asks"));
    }

    /** A sheet of a file stands over the one that would be made; its contacts are beside those that are. */
    @Test
    void aSheetOfItsOwnIsNotMade() {
        Site site = given("[general]\ncontacts=auto", "[anna]\ntype=phone\nblf_items=http://pbx/blf.xml")
                .site();
        var renderer = new SangomaRenderer(FileFacts.NONE, Clock.systemUTC());
        assertTrue(renderer.madeContacts(site).isPresent());
        assertTrue(renderer.madeBlfItems(site, site.phone("anna").orElseThrow(), Optional.empty())
                .isEmpty());
    }

    @Test
    void aPhoneThatCameByHttpComesBackByHttp() {
        Element config = config(
                given(PHONE, "[lan]\ntype=network").site(),
                Optional.of(new WebAuthority(WebScheme.HTTP, "pbx.example.com", 80)));
        assertEquals(Optional.of("http://pbx.example.com/"), RenderedPhone.setting(config, "config_server_url"));
    }

    /** The URLs hold them for the phone; a description of the tree does not. */
    @Test
    void keysAndLoginsAreInTheUrlsAndNowhereElse() {
        Element config = config(
                given(
                                "[general]\nfile_directory=/srv/phones",
                                PHONE,
                                "[lan]\ntype=network\nrequire_https=yes\nhttp_auth=key\nhttp_key=0123456789abcdef")
                        .site(),
                Optional.of(new WebAuthority(WebScheme.HTTPS, "pbx.example.com", 443)));
        String xml = RenderedPhone.document(config);
        assertTrue(xml.contains("value=\"https://pbx.example.com/0123456789abcdef/\""), xml);
        assertTrue(xml.contains("url=\"https://pbx.example.com/0123456789abcdef/files/staff%20list.xml\""), xml);
        assertTrue(xml.contains("url=\"https://pbx.example.com/0123456789abcdef/files/logo.png\""), xml);
        assertFalse(config.toString().contains("0123456789abcdef"), config.toString());
    }

    @Test
    void aSectionStandsOverTheDirectoryOfFirmware() {
        String stocked = firmwares(PHONE, "[lan]\ntype=network");
        assertTrue(
                stocked.contains("<firmware model=\"D65\" version=\"2_9_20\""
                        + " url=\"http://192.0.2.1:8080/firmware/2_9_20_D65_firmware.eff\"/>"),
                stocked);
        assertFalse(stocked.contains("P325"), stocked);
        String own = firmwares(
                PHONE + "firmware=old\n",
                "[old]\ntype=firmware\nmodel=D65\nversion=2_8_0",
                "[lan]\ntype=network\nfile_url_prefix=http://pbx/");
        assertTrue(own.contains("http://pbx/2_8_0_D65_firmware.eff"), own);
        assertFalse(own.contains("2_9_20"), own);
    }

    /** A phone alone on its site has its turn within the first hour; the file for everybody waits for the whole hour. */
    @Test
    void aRolloutInItsTime() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        var file = FirmwareFile.parse("2_9_20_D65_firmware.eff").orElseThrow().arrivedAt(noon);
        var hourly = new Rollout(100, Set.of(), OptionalInt.of(1));
        Instant turn = hourly.turn("anna", 1, file).orElseThrow();
        Site site = stocked(List.of(file), hourly, PHONE, "[lan]\ntype=network").site();
        Rendered before = rendered(site, turn.minusSeconds(1));
        assertFalse(RenderedPhone.document(before.config()).contains("<firmware "));
        assertTrue(
                before.omissions().toString().contains("firmware_rate lets this phone have it from 2026-01-01T12:"),
                before.omissions().toString());
        assertTrue(RenderedPhone.document(rendered(site, turn).config()).contains("version=\"2_9_20\""));
        assertFalse(forEverybody(site, turn).contains("2_9_20"));
        assertTrue(forEverybody(site, noon.plusSeconds(3_600)).contains("2_9_20"));
        var none = new Rollout(0, Set.of(), OptionalInt.empty());
        Site without =
                stocked(List.of(file), none, PHONE, "[lan]\ntype=network").site();
        assertTrue(rendered(without, noon).omissions().toString().contains("firmware_rollout leaves this phone out"));
    }

    private static Reached reached() {
        return new Reached(
                SipTransport.TCP,
                IpAddresses.parse("192.0.2.1").orElseThrow(),
                RenderedPhone.DOORS,
                Map.of(WebScheme.HTTP, 8_080),
                Optional.empty());
    }

    private static Rendered rendered(Site site, Instant at) {
        Phone phone = site.phone("anna").orElseThrow();
        return new SangomaRenderer(FileFacts.NONE, Clock.fixed(at, ZoneOffset.UTC))
                .explain(new RenderRequest(
                        site, phone, site.models().find("D65"), Optional.empty(), phone.networks(), reached()));
    }

    private static String forEverybody(Site site, Instant at) {
        return RenderedPhone.document(new SangomaRenderer(FileFacts.NONE, Clock.fixed(at, ZoneOffset.UTC))
                .siteWide(new SiteWideRequest(site, Optional.empty(), reached(), false)));
    }

    private static String firmwares(String... phones) {
        var files = List.of(
                FirmwareFile.parse("2_9_19_D65_firmware.eff").orElseThrow(),
                FirmwareFile.parse("2_9_20_D65_firmware.eff").orElseThrow(),
                FirmwareFile.parse("4_9_2_P325_firmware.eff").orElseThrow());
        return RenderedPhone.document(
                config(stocked(files, Rollout.ALL_AT_ONCE, phones).site(), Optional.empty()));
    }

    private static Given stocked(List<FirmwareFile> files, Rollout rollout, String... phones) {
        return given(phones)
                .stocked(
                        new FirmwareStock(Optional.of(Path.of("/srv/firmware")), FirmwareStock.newest(files), rollout));
    }
}
