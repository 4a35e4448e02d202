package org.opendpma.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendpma.mdns.Announcement;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.Rollout;
import org.opendpma.site.WebScheme;

/** What of the directory of firmware mDNS may say. */
class FirmwareAdvertTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Map<WebScheme, Integer> DOORS = Map.of(WebScheme.HTTPS, 8_444, WebScheme.HTTP, 8_084);

    private final List<String> said = new ArrayList<>();

    private Optional<Announcement> advert(
            Rollout rollout, Map<WebScheme, Integer> doors, String network, String... files) {
        List<FirmwareFile> stocked = Stream.of(files)
                .map(f -> FirmwareFile.parse(f).orElseThrow().arrivedAt(NOON))
                .toList();
        var site = given(
                        "[general]\nservice_name=HQ\nmdns_address=pbx.example.com",
                        "[a]\ntype=phone\nline=1\nnetwork=lan\n[1]\ntype=line\nsecret=x\n[lan]\ntype=network",
                        network)
                .stocked(new FirmwareStock(Optional.of(Path.of("/srv")), FirmwareStock.newest(stocked), rollout))
                .site();
        return new FirmwareAdvert(site, doors, said::add).at(NOON);
    }

    private static Announcement.Service.Firmware firmware(Optional<Announcement> advert) {
        return (Announcement.Service.Firmware) advert.orElseThrow().service();
    }

    @Test
    void theNewestOfEveryModelOverHttp() {
        Optional<Announcement> advert = advert(
                Rollout.ALL_AT_ONCE,
                DOORS,
                "",
                "2_9_19_D65_firmware.eff",
                "2_9_20_D65_firmware.eff",
                "2_9_20_D40_firmware.eff");
        assertEquals("HQ firmware", advert.orElseThrow().serviceName());
        assertEquals(8_084, advert.get().port());
        assertEquals(WebScheme.HTTP, firmware(advert).scheme());
        assertEquals(
                Map.of("D40", "2_9_20_D40_firmware.eff", "D65", "2_9_20_D65_firmware.eff"),
                firmware(advert).files());
        assertEquals(List.of(), said);
    }

    @Test
    void oneVersionAndThatOfMostModels() {
        String[] files = {"2_9_20_D65_firmware.eff", "2_9_20_D40_firmware.eff", "4_9_2_P325_firmware.eff"};
        assertEquals(
                "2_9_20",
                firmware(advert(Rollout.ALL_AT_ONCE, DOORS, "", files))
                        .version()
                        .text());
        assertTrue(said.get(0).contains("and not 4_9_2_P325_firmware.eff"), said.toString());
    }

    @Test
    void nothingThatIsNotForEveryPhoneNow() {
        String file = "2_9_20_D65_firmware.eff";
        assertEquals(Optional.empty(), advert(new Rollout(99, Set.of(), OptionalInt.empty()), DOORS, "", file));
        assertEquals(Optional.empty(), advert(new Rollout(100, Set.of("a"), OptionalInt.empty()), DOORS, "", file));
        assertEquals(Optional.empty(), advert(new Rollout(100, Set.of(), OptionalInt.of(1)), DOORS, "", file));
        assertTrue(said.get(0).contains("is not announced"), said.toString());
    }

    @Test
    void nothingWithoutADoorOrWithoutFiles() {
        assertEquals(Optional.empty(), advert(Rollout.ALL_AT_ONCE, Map.of(), "", "2_9_20_D65_firmware.eff"));
        assertTrue(said.get(0).contains("[http] opens no door"), said.toString());
        assertEquals(Optional.empty(), advert(Rollout.ALL_AT_ONCE, DOORS, ""));
    }

    @Test
    void whoCouldNotFetchItIsNamed() {
        String file = "2_9_20_D65_firmware.eff";
        advert(Rollout.ALL_AT_ONCE, DOORS, "http_auth=digest", file);
        assertTrue(said.get(0).contains("phones in the networks lan will not get"), said.toString());
        said.clear();
        advert(Rollout.ALL_AT_ONCE, Map.of(WebScheme.HTTPS, 8_444), "require_https=yes", file);
        assertEquals(List.of(), said);
    }
}
