package org.opendpma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files in the shape that FreePBX writes: joined by includes, phones named by number, one name for a phone and a line, empty
 * values, keys that DPMA ignores, a BLF sheet made by PHP. They are used as they are.
 */
class FreePbxTreeTest {
    private static final Path TREE =
            Path.of(System.getProperty("opendpma.basedir", ""), "tests", "resources", "freepbx");

    @Test
    void loadsWithWarningsOnly() {
        Shell check = Shell.run(new CheckCommand(), TREE.toString());
        assertEquals(0, check.status(), check.out());
        String last = check.out().lines().reduce((a, b) -> b).orElse("");
        assertTrue(last.startsWith("usable: 2 phones, 0 errors, "), check.out());
    }

    /** The keys that nobody uses, and the files that are not here: nothing else. */
    @Test
    void theWarningsAreThoseThatHelp() {
        List<String> warnings = Shell.run(new CheckCommand(), TREE.toString())
                .out()
                .lines()
                .map(l -> l.replaceFirst("^.*warning: ", ""))
                .filter(l -> !l.startsWith("usable"))
                .toList();
        assertEquals(
                List.of(
                        "[general] unknown option \"easy_mode\" is not used",
                        "[general] unknown option \"internal_phonebook_sort\" is not used",
                        "[1] unknown option \"rapiddial\" is not used",
                        "[1] contact: /var/www/html/digium_phones/contacts-internal-1.xml: there is no such file",
                        "[user_ringtone-1] filename: /var/www/html/digium_phones/user_ringtone_1.raw: there is no such file",
                        "[1] d40_logo_file: /var/www/html/digium_phones/user_image_1.png: there is no such file"),
                warnings);
    }

    @Test
    void everyPartReachesThePhone() {
        Shell render = Shell.run(
                new RenderCommand(),
                "1",
                "--model",
                "D40",
                "--config",
                TREE.resolve("opendpma.conf").toString());
        assertEquals(0, render.status(), render.err());
        for (String part : List.of(
                "password=\"only-asterisk-knows\"",
                "line_label=\"Outside\"",
                "<blf_items url=\"http://192.0.2.10/digium_phones/blf-internal.php?lines=2\"/>",
                "<tone id=\"user_ringtone-1\"",
                "<alert alert_info=\"door\" ringtone_id=\"user_ringtone-1\"",
                "<firmware model=\"D40\"",
                "<appconfig id=\"queues\">",
                "<substatus value=\"At lunch\"/>",
                "<multicastpage id=\"mcpage-1\"",
                "path=\"/user_image.png\"",
                "<permission id=\"record_own_calls\" value=\"1\"/>")) {
            assertTrue(render.out().contains(part), part + " in " + render.out());
        }
        assertFalse(render.out().contains("D65"), "firmware of another model");
    }
}
