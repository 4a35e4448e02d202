package org.opendpma.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;

/** What phones say of themselves in a User-Agent and in DHCP's option 60. */
class AgentTest {
    @ParameterizedTest
    @CsvSource({
        "Digium D65 2_9_19,                      D65,     2_9_19,          ''",
        "Sangoma P325 4_9_2,                     P325,    4_9_2,           ''",
        "Sangoma P325 4_9_2 000FD3AABBCC,        P325,    4_9_2,           000fd3aabbcc",
        "Sangoma P325 4_9_2 00:0f:d3:aa:bb:cc,   P325,    4_9_2,           000fd3aabbcc",
        "sangoma_P310_3_0_7,                     P310,    3_0_7,           ''",
        "digium_D40_1_1_0_0_48178,               D40,     1_1_0_0_48178,   ''",
        "Digium D60 2_2_0_4_5a54ff2,             D60,     2_2_0_4_5a54ff2, ''",
        "curl/7.30 Digium D70 1.4.0,             D70,     1_4_0,           ''",
        "Digium D80,                             D80,     '',              ''",
        "Mozilla/5.0 (X11; Linux x86_64),        unknown, '',              ''",
        "'',                                     unknown, '',              ''",
        "000FD3AABBCC,                           unknown, '',              ''",
    })
    void reads(String text, String model, String firmware, String mac) {
        Agent agent = Agent.parse(text);
        assertEquals(model, agent.seen().model());
        assertEquals(
                firmware, agent.seen().firmware().map(FirmwareVersion::text).orElse(""));
        assertEquals(mac, agent.mac().map(MacAddress::digits).orElse(""));
    }

    @Test
    void aLongOneCostsNothing() {
        assertEquals("unknown", Agent.parse("Digium ".repeat(10_000)).seen().model());
    }
}
