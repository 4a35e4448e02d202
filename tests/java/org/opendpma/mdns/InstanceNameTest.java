package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceNameTest {
    @ParameterizedTest
    @CsvSource({
        "Phones,Phones",
        "'  Phones\tof\r\nAcme  ','Phones of  Acme'",
        "'Dr. Müller, 3rd <floor> & \"roof\"','Dr. Müller, 3rd <floor> & \"roof\"'",
        "'',OpenDPMA",
        "'\u0000\u007f',OpenDPMA",
    })
    void cleansWhatWasTyped(String typed, String expected) {
        assertEquals(expected, InstanceName.of(typed));
    }

    @Test
    void cutsBetweenCharactersAndNotInsideOne() {
        assertEquals("a".repeat(63), InstanceName.of("a".repeat(64)));
        assertEquals("ä".repeat(31), InstanceName.of("ä".repeat(32)));
        assertEquals("x" + "€".repeat(20), InstanceName.of("x" + "€".repeat(30)));
        assertEquals("🦊".repeat(15), InstanceName.of("🦊".repeat(16)));
    }

    @Test
    void keepsAnAccentWithItsLetter() {
        String letter = "e\u0301";
        assertEquals(letter.repeat(21), InstanceName.of(letter.repeat(22)));
        assertEquals("aa" + letter.repeat(20), InstanceName.of("aa" + letter.repeat(22)));
    }

    @Test
    void leavesOutWhatIsNoCharacter() {
        assertEquals("ab", InstanceName.of("a\uD800\uFFFEb"));
    }

    @Test
    void leavesOutForJmdnsWhatItCannotSpell() {
        assertEquals("Fox", InstanceName.forJmdns("Fox 🦊"));
        assertEquals("a/b/", InstanceName.forJmdns("a\\b\\"));
        assertEquals("OpenDPMA", InstanceName.forJmdns("🦊"));
    }

    @Test
    void leavesRoomForJmdnssBackslashes() {
        String dots = "a.".repeat(40);
        assertTrue(InstanceName.bytes(InstanceName.escape(InstanceName.forJmdns(dots))) <= 63);
        String name = InstanceName.forJmdns("Dr. " + "x".repeat(70));
        for (int i = 0; i < 20; i++) {
            name = InstanceName.next(name);
            assertTrue(InstanceName.bytes(InstanceName.escape(name)) <= 63, name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Phones,Phones (2)",
        "Phones (2),Phones (3)",
        "Phones (9),Phones (10)",
        "Phones (old) hall,Phones (old) hall (2)",
        "Phones (1) hall,Phones (1) hall (2)",
        "Phones (9999999),Phones (9999999) (2)",
    })
    void numbersTheNextName(String taken, String next) {
        assertEquals(next, InstanceName.next(taken));
    }

    @Test
    void theNextNameStillFits() {
        String name = InstanceName.of("ä".repeat(40));
        for (int i = 0; i < 200; i++) {
            name = InstanceName.next(name);
            assertTrue(InstanceName.bytes(name) <= 63, name);
        }
        assertTrue(name.endsWith(" (201)"), name);
    }

    @Property(tries = 500)
    void everyTextBecomesALabelAndStaysIt(@ForAll String typed) {
        String name = InstanceName.of(typed);
        assertTrue(InstanceName.bytes(name) >= 1 && InstanceName.bytes(name) <= 63);
        assertEquals(name, InstanceName.of(name));
        assertEquals(name, InstanceName.unescape(InstanceName.escape(name)));
    }
}
