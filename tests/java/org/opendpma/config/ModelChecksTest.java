package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when a phone that has asked is of a model that cannot do what is configured. */
class ModelChecksTest {
    private static List<String> problems(String model, String firmware, String... phone) {
        return given("[1000]\ntype=line\nsecret=x", "[anna]\ntype=phone\nline=1000", String.join("\n", phone))
                .seenAs(model, firmware)
                .problems();
    }

    @ParameterizedTest
    @CsvSource({"D40, 1_4_8", "D45, 1_4_8", "D50, 1_4_8", "D70, 1_4_8"})
    void openVpnOnAModelWithoutIt(String model, String firmware) {
        assertEquals(
                List.of("/phones.conf:7: warning: [anna] network_default_enable_openvpn: OpenVPN cannot work, a "
                        + model + " does not know OpenVPN; use a D60, D62, D65 or D80, or remove the option"),
                problems(model, firmware, "network_default_enable_openvpn=yes"));
    }

    @Test
    void openVpnOnFirmwareThatIsTooOld() {
        assertEquals(
                List.of(
                        "/phones.conf:7: warning: [anna] openvpn_inline_config: OpenVPN cannot work, a D65 knows OpenVPN from"
                                + " firmware 2_7_0, this one runs 2_2_1; use a D60, D62, D65 or D80, or remove the option"),
                problems("D65", "2_2_1", "openvpn_inline_config=a.ovpn"));
        assertEquals(List.of(), problems("D65", "2_9_19", "openvpn_inline_config=a.ovpn"));
    }

    @Test
    void openVpnThatIsOffIsNothing() {
        assertEquals(List.of(), problems("D40", "1_4_8", "network_default_enable_openvpn=no"));
    }

    @Test
    void moreLinesThanKeys() {
        assertEquals(
                List.of(
                        "/phones.conf:4: warning: [anna] has 3 lines, a D40 has 2 line keys; remove lines or use a larger phone"),
                problems("D40", "1_4_8", "line=1000", "line=1000"));
        assertEquals(List.of(), problems("D65", "2_9_19", "line=1000", "line=1000"));
    }
}
