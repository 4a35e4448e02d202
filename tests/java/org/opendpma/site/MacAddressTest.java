package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "000FD3AABBCC",
                "000fd3aabbcc",
                "000fd3AABBcc",
                "00:0f:d3:aa:bb:cc",
                "00:0F:D3:AA:BB:CC",
                "00-0F-D3-AA-BB-CC",
                "000f.d3aa.bbcc",
                "  000fd3aabbcc\t",
            })
    void everyCommonFormIsTheSameAddress(String written) {
        assertEquals(Optional.of(new MacAddress("000fd3aabbcc")), MacAddress.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "000fd3aabbc",
                "000fd3aabbccd",
                "000fd3aabbcg",
                "00:0f:d3:aa:bb",
                "00:0f:d3:aa:bb:cc:dd",
                "0:f:d3:aa:bb:cc",
                "000fd3:aabbcc",
                "000f.d3aabbcc",
                "000f:d3aa:bbcc",
                "00 0f d3 aa bb cc",
                "0x000fd3aabbcc",
                "000fd3aabbcc.cfg",
                "٠٠٠fd3aabbcc",
            })
    void everythingElseIsNone(String written) {
        assertEquals(Optional.empty(), MacAddress.parse(written));
    }

    @Test
    void printsAsItStandsInAFileName() {
        assertEquals("000fd3aabbcc", MacAddress.parse("00:0F:D3:AA:BB:CC").orElseThrow() + "");
    }

    @Test
    void cannotBeMadeOfAnythingButItsDigits() {
        assertThrows(IllegalArgumentException.class, () -> new MacAddress("000FD3AABBCC"));
    }

    @Property
    void whatItPrintsItReads(@ForAll long bits) {
        String digits = String.format("%012x", bits & 0xffff_ffff_ffffL);
        assertEquals(digits, MacAddress.parse(digits).orElseThrow().toString());
        assertEquals(digits, MacAddress.parse(colons(digits)).orElseThrow().toString());
    }

    private static String colons(String digits) {
        return digits.replaceAll("(..)(?!$)", "$1:");
    }
}
