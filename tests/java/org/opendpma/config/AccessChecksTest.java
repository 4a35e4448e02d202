package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Phone;

/** Profiles that nobody could take, or that two phones would take. */
class AccessChecksTest {
    private static final String LINE = "[1]\ntype=line";
    private static final String TWO_WITH_ONE_MAC = "[anna]\ntype=phone\nmac=000FD3AABBCC\nline=1\n"
            + "[bob]\ntype=phone\nmac=00:0f:d3:aa:bb:cc\nline=1\n" + LINE;

    @Test
    void oneAddressForTwoProfilesIsAnErrorWhenTheAddressDecides() {
        Given given = given("[general]\nconfig_auth=mac\n" + TWO_WITH_ONE_MAC);
        assertEquals(
                List.of("/phones.conf:7: [bob] mac 000fd3aabbcc is also that of [anna] at /phones.conf:3; one phone can"
                        + " have one profile only"),
                given.problems());
        assertEquals(Optional.empty(), given.load().result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "globalpin"})
    void otherwiseItIsAWarningAndTheFirstHasIt(String configAuth) {
        Given given = given("[general]\nglobalpin=1\nconfig_auth=" + configAuth + "\n" + TWO_WITH_ONE_MAC);
        assertEquals(
                List.of(
                        "/phones.conf:8: warning: [bob] mac 000fd3aabbcc is also that of [anna] at /phones.conf:4; a phone"
                                + " that names no profile gets the first"),
                given.problems());
        assertEquals(
                Optional.of("anna"),
                given.site().phone(new MacAddress("000fd3aabbcc")).map(Phone::name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mac | has no mac, so no phone can take it while config_auth=mac; write mac=000FD3AABBCC",
                "pin | has no pin, so no phone can take it while config_auth=pin; write pin=1234",
            })
    void aProfileThatNobodyCanTakeIsAWarning(String configAuth, String message) {
        assertEquals(
                List.of("/phones.conf:3: warning: [anna] type=phone " + message),
                given("[general]", "config_auth=" + configAuth, "[anna]\ntype=phone\nline=1\n" + LINE)
                        .problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "globalpin"})
    void whoeverMayTakeItWithoutThemNeedsNone(String configAuth) {
        assertEquals(
                List.of(),
                given("[general]", "globalpin=1", "config_auth=" + configAuth, "[anna]\ntype=phone\nline=1\n" + LINE)
                        .problems());
    }

    @Test
    void aPhoneWithoutALineIsAWarning() {
        assertEquals(
                List.of(
                        "/phones.conf:1: warning: [anna] type=phone has no line, so the phone could not call; write line="),
                given("[anna]", "type=phone").problems());
    }

    @ParameterizedTest
    @CsvSource({
        "userlist_auth, 2",
        "config_auth,   2",
    })
    void aGlobalPinThatIsAskedForMustBeThere(String option, int line) {
        Given given = given("[general]", option + "=globalpin", "globalpin=");
        assertEquals(
                List.of("/phones.conf:" + line + ": [general] " + option
                        + "=globalpin, but there is no globalpin, so nobody could pass; write globalpin="),
                given.problems());
        assertEquals(Optional.empty(), given.load().result());
    }

    @Test
    void theGlobalPinSatisfiesBoth() {
        assertEquals(
                List.of(),
                given("[general]", "userlist_auth=globalpin", "config_auth=globalpin", "globalpin=1203")
                        .problems());
    }
}
