package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareVersionTest {
    @ParameterizedTest
    @CsvSource({
        "2_9_19,            2_9_19",
        "2.9.19,            2_9_19",
        "' 4.17.5 ',        4_17_5",
        "2_2_0_4_5a54ff2,   2_2_0_4_5a54ff2",
        "1,                 1",
    })
    void readsUnderscoresAndDots(String written, String text) {
        assertEquals(text, FirmwareVersion.parse(written).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_1", "v2_9", "2__9", "2_", "2_9-1", "2_9 19", "latest", "1234567", "2_9;reboot", "2_9\n3"})
    void whatIsNoVersionIsNone(String written) {
        assertEquals(Optional.empty(), FirmwareVersion.parse(written));
    }

    @Test
    void isNotLongerThanAnyRealOne() {
        assertEquals(true, FirmwareVersion.parse("1_2_3_4_5_6_7_8").isPresent());
        assertEquals(false, FirmwareVersion.parse("1_2_3_4_5_6_7_8_9").isPresent());
        assertEquals(false, FirmwareVersion.parse("1_" + "a".repeat(41)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        // version           least              at least
        "2_9_19,             2_9_2,             true",
        "2_9_2,              2_9_19,            false",
        "2_10_0,             2_9_19,            true",
        "3_0,                2_99_99,           true",
        "2_9,                2_9_0,             true",
        "2_9_0,              2_9,               true",
        "2_9,                2_9_1,             false",
        "2_2_0_4_5a54ff2,    2_2_0_4,           true",
        "2_2_0_4,            2_2_0_4_5a54ff2,   true",
        "2_2_0_3_5a54ff2,    2_2_0_4,           false",
        "2_2_0_4_5a54ff2,    2_2_0_4_1_9,       false",
        "1_99999999999,      1,                 true",
    })
    void isOrderedByItsLeadingNumbersAndNotByTheCommitName(String version, String least, boolean atLeast) {
        assertEquals(atLeast, of(version).isAtLeast(of(least)));
    }

    @Property
    void isOrderedAsListsOfNumbersAre(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 999) Integer> a,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 999) Integer> b) {
        int expected = 0;
        for (int i = 0; i < 8 && expected == 0; i++) {
            expected = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
        }
        assertEquals(expected, Integer.signum(of(a).compareTo(of(b))));
        assertEquals(-expected, Integer.signum(of(b).compareTo(of(a))));
    }

    private static FirmwareVersion of(String text) {
        return FirmwareVersion.parse(text).orElseThrow();
    }

    private static FirmwareVersion of(List<Integer> numbers) {
        return of(String.join("_", numbers.stream().map(String::valueOf).toList()));
    }
}
