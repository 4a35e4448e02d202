package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.General.ConfigAuth;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Secret;
import org.opendpma.site.Site;

/** How sections of res_digium_phone.conf make a whole: types, names, references, templates. */
class SectionsTest {
    @Test
    void oneNameMayStandForAPhoneAndForItsLine() {
        Site site = given("[200]", "type=phone", "line=200", "[200]", "type=line", "exten=4200")
                .site();
        assertEquals(Optional.of("4200"), site.phone("200").flatMap(Phone::extension));
    }

    @Test
    void typesAreReadInAnyCaseAndOptionsToo() {
        Site site = given("[anna]", "Type = PHONE", "FULL_NAME=Anna Ek", "Line=1000", "[1000]", "type=Line")
                .site();
        assertEquals("Anna Ek", site.phone("anna").orElseThrow().fullName());
    }

    @Test
    void referencesAddUpInTheOrderWritten() {
        Phone phone = given(
                        "[anna]",
                        "type=phone",
                        "line=1001",
                        "network=lan",
                        "external_line=trunk",
                        "line=1000",
                        "network=world",
                        "[1000]\ntype=line\n[1001]\ntype=line",
                        "[world]\ntype=network\n[lan]\ntype=network",
                        "[trunk]\ntype=external_line\nserver_address=sip.example.com")
                .site()
                .phone("anna")
                .orElseThrow();
        assertEquals(
                List.of("1001", "1000"), phone.lines().stream().map(Line::name).toList());
        assertEquals(
                List.of("lan", "world"),
                phone.networks().stream().map(Network::name).toList());
        assertEquals(
                List.of("trunk"),
                phone.externalLines().stream().map(ExternalLine::name).toList());
    }

    @Test
    void phonesKeepTheOrderOfTheFile() {
        Site site = given("[c]\ntype=phone\n[a]\ntype=phone\n[b]\ntype=phone").site();
        assertEquals(List.of("c", "a", "b"), List.copyOf(site.phones().keySet()));
    }

    @Test
    void templatesGiveWhatThePhoneDoesNotSay() {
        Site site = given(
                        "[desk](!)",
                        "type=phone",
                        "pin=1111",
                        "timezone=Europe/Stockholm",
                        "network=lan",
                        "[anna](desk)",
                        "pin=2222",
                        "[lan]",
                        "type=network")
                .site();
        Phone anna = site.phone("anna").orElseThrow();
        assertEquals(Optional.of(new Secret("2222")), anna.pin());
        assertEquals("lan", anna.networks().get(0).name());
        assertEquals(Optional.empty(), site.phone("desk"));
    }

    @Test
    void anEmptyValueTakesBackWhatATemplateSaid() {
        Site site = given(
                        "[desk](!)\ntype=phone\npin=1111\ntimezone=Europe/Stockholm",
                        "[anna](desk)\npin=",
                        "[secured](!)\ntype=line\nmedia_encryption=sdes\ntransport=tls",
                        "[1000](secured)\nmedia_encryption=\ntransport=")
                .site();
        assertEquals(Optional.empty(), site.phone("anna").orElseThrow().pin());
        assertEquals(
                List.of(),
                given(
                                "[secured](!)\ntype=line\ntransport=tls",
                                "[1000](secured)\ntransport=",
                                "[a]\ntype=phone\nline=1000")
                        .site()
                        .phone("a")
                        .orElseThrow()
                        .lines()
                        .stream()
                        .flatMap(l -> l.transport().stream())
                        .toList());
    }

    @Test
    void emptyReferencesAreNotCounted() {
        Site site = given("[anna]\ntype=phone\nline=\nline=1000\nline=\nnetwork=\n[1000]\ntype=line")
                .site();
        assertEquals(1, site.phone("anna").orElseThrow().lines().size());
    }

    @Test
    void severalGeneralSectionsAreOne() {
        Site site = given(
                        "[general]",
                        "config_auth=pin",
                        "[anna]\ntype=phone\npin=1\nline=1\n[1]\ntype=line",
                        "[General]",
                        "service_name=Acme")
                .site();
        assertEquals(ConfigAuth.PIN, site.general().configAuth());
        assertEquals("Acme", site.general().mdns().serviceName());
    }

    @Test
    void anEmptyFileIsASiteWithoutPhones() {
        assertEquals(0, given("").site().phones().size());
        assertEquals(List.of(), given("").problems());
    }

    @Test
    void ofTwoSectionsOfOneTypeAndNameTheLaterCounts() {
        Given twice = given(
                "[anna]\ntype=phone\nfull_name=First\nline=1",
                "[anna]\ntype=phone\nfull_name=Second\nline=1",
                "[1]\ntype=line");
        assertEquals("Second", twice.site().phone("anna").orElseThrow().fullName());
        assertEquals(
                List.of("/phones.conf:5: warning: [anna] type=phone replaces the one at /phones.conf:1; give it another"
                        + " name or remove one"),
                twice.problems());
    }

    @Test
    void aSectionWithoutATypeIsAnError() {
        assertEquals(
                List.of("/phones.conf:1: [anna] has no type; write type=phone, line or network"),
                given("[anna]", "full_name=Anna").problems());
        assertEquals(
                List.of("/phones.conf:1: [anna] has no type; write type=phone, line or network"),
                given("[anna]", "type=").problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "phnoe | ; did you mean \"phone\"?",
                "lines | ; did you mean \"line\"?",
                "pnac  | -",
                // It exists, but not as a type.
                "general | -",
            })
    void anUnknownTypeIsAnErrorWithASuggestion(String type, String suggestion) {
        assertEquals(
                List.of("/phones.conf:1: [anna] type: \"" + type
                        + "\" is unknown; write one of network, phone, line, external_line, application,"
                        + " ringtone, alert, firmware, translation, multicastpage"
                        + Optional.ofNullable(suggestion).orElse("")),
                given("[anna]", "type=" + type).problems());
    }

    @Test
    void aMissingReferenceIsAnErrorWithASuggestion() {
        Given given = given(
                "[anna]",
                "type=phone",
                "line=1001",
                "network=lann",
                "external_line=nothing-like-it",
                "[1000]\ntype=line\n[lan]\ntype=network");
        assertEquals(
                List.of(
                        "/phones.conf:4: [anna] network: there is no section [lann] with type=network; did you mean \"lan\"?",
                        "/phones.conf:3: [anna] line: there is no section [1001] with type=line; did you mean \"1000\"?",
                        "/phones.conf:5: [anna] external_line: there is no section [nothing-like-it] with type=external_line"),
                given.problems().subList(0, 3));
        assertEquals(Optional.empty(), given.load().result());
    }

    /** The vendor's own example of phone applications says firmware=D40-1.4 of [d40-1.4]. */
    @Test
    void aReferenceFindsItsSectionInAnyCaseAndTheSameCaseFirst() {
        Phone phone = given(
                        "[anna]",
                        "type=phone",
                        "firmware=D40-1.4",
                        "network=LAN",
                        "[d40-1.4]\ntype=firmware\nmodel=D40\nversion=1_4_0_0_57389\nfile=a.eff",
                        "[lan]\ntype=network\nalias=small",
                        "[LAN]\ntype=network\nalias=large")
                .site()
                .phone("anna")
                .orElseThrow();
        assertEquals("d40-1.4", phone.features().firmwares().get(0).name());
        assertEquals("LAN", phone.networks().get(0).name());
    }

    @Test
    void aSectionOfAnotherTypeIsNoTarget() {
        assertEquals(
                "/phones.conf:3: [anna] line: there is no section [1000] with type=line",
                given("[anna]", "type=phone", "line=1000", "[1000]", "type=external_line", "server_address=h")
                        .problems()
                        .get(0));
    }

    @Test
    void anExternalLineNeedsAServer() {
        assertEquals(
                List.of(
                        "/phones.conf:1: [trunk] type=external_line has no server; write server_address=sip.example.com"),
                given("[trunk]", "type=external_line", "[anna]\ntype=phone\nexternal_line=trunk").problems().stream()
                        .filter(p -> !p.contains("warning"))
                        .toList());
    }

    @Test
    void namesOfSectionsCanStandInXml() {
        Given given = given("[a\u0001b]", "type=phone", "line=a\u0001b", "[a\u0001b]", "type=line");
        assertEquals(
                List.of(
                        "/phones.conf:1: [a?b] the name of a section may not hold control characters; write letters and digits",
                        "/phones.conf:4: [a?b] the name of a section may not hold control characters; write letters and digits"),
                given.problems());
    }

    @Test
    void allProblemsOfALoadAreReportedTogether() {
        List<String> problems = given(
                        "[general]",
                        "mdns_port=0",
                        "config_auth=maybe",
                        "[anna]",
                        "type=phone",
                        "mac=xyz",
                        "line=1000",
                        "colour=red",
                        "[lan]",
                        "type=netwrok")
                .problems();
        assertEquals(
                List.of(
                        "/phones.conf:2: [general] mdns_port: \"0\" is wrong; write a number from 1 to 65535",
                        "/phones.conf:3: [general] config_auth: \"maybe\" is wrong; write mac, pin, globalpin, disabled",
                        "/phones.conf:6: [anna] mac: \"xyz\" is wrong; write 12 hexadecimal digits, such as 000FD3AABBCC or"
                                + " 00:0f:d3:aa:bb:cc",
                        "/phones.conf:9: [lan] type: \"netwrok\" is unknown; write one of network, phone, line,"
                                + " external_line, application, ringtone, alert, firmware, translation, multicastpage; did"
                                + " you mean \"network\"?",
                        "/phones.conf:7: [anna] line: there is no section [1000] with type=line",
                        "/phones.conf:8: warning: [anna] unknown option \"colour\" is not used"),
                problems.subList(0, 6));
    }
}
