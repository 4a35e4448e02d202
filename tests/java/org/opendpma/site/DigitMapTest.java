package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar is that of the phones' XML reference: maps between bars, atoms, a timer at the end of each. */
class DigitMapTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "911",
                "x",
                "X",
                "[1-9]xx",
                "[2-9]xxT",
                "0x.",
                "0x.T3",
                "0x.T",
                "x.t",
                "[0-8]x.T10",
                "*97",
                "#xx",
                "**x.|##x.",
                "[1-9]xx|0x.T3",
                "911|[*#]x",
                "[0-9*#]xT3|1xxxxxxxxxxT3",
                "+x.T3",
                " [1-9]xx ",
            })
    void whatAPhoneUnderstands(String map) {
        assertEquals(Optional.of(map.strip()), DigitMap.parse(map).map(DigitMap::text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "|",
                "9xx|",
                "|9xx",
                "9xx||8xx",
                "9xx | 8xx",
                "[1-9",
                "1-9]",
                "[]xx",
                "[a-z]",
                "T",
                "T3",
                ".xx",
                "xT3x",
                "xT3T3",
                "x..",
                "xT1234",
                "abc",
                "x,x",
                "x;x",
                "<9>x",
                "x\"/>",
                "x\u0000",
            })
    void whatAPhoneDoesNotUnderstand(String map) {
        assertEquals(Optional.empty(), DigitMap.parse(map));
    }

    @Test
    void isReadInTheStackOfAnyThreadHoweverLong() {
        assertEquals(true, DigitMap.parse("[1-9].".repeat(170)).isPresent());
        assertEquals(true, DigitMap.parse("x".repeat(1_024)).isPresent());
        assertEquals(false, DigitMap.parse("x".repeat(1_025)).isPresent());
        assertEquals(false, DigitMap.parse("x".repeat(1_000) + "!").isPresent());
        assertEquals(false, DigitMap.parse("x".repeat(1_000_000)).isPresent());
    }
}
