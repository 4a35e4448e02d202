package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of contacts files and BLF sheets, which phones themselves would ignore without a word. */
class ContactChecksTest {
    private static final String STAFF = """
            <phonebooks>
              <contacts group_name="Staff" id="staff">
                <contact id="201" first_name="Anna" last_name="Ek"/>
                <contact id="202" first_name="Bert" last_name="Ek"/>
              </contacts>
            </phonebooks>
            """;

    @TempDir
    private Path directory = Path.of("");

    private List<String> problems(String model, String... phone) throws IOException {
        Given given = given(
                "[general]\nfile_directory=" + directory,
                "[1000]\ntype=line\nsecret=x",
                "[anna]\ntype=phone\nmac=000fd3aabbcc\nline=1000",
                String.join("\n", phone));
        List<String> all = (model.isEmpty() ? given : given.seenAs(model, "2_9_19")).problems();
        return all.stream().map(p -> p.replace(directory + "/", "")).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    @Test
    void rightFilesAreNothingToTalkAbout() throws IOException {
        write("staff.xml", STAFF);
        write(
                "rules.xml",
                "<display_rules><display_rule id=\"1\" action_id=\"intercom\" show=\"no\"/></display_rules>");
        write("blf.xml", sheet("<blf_item location=\"main\" index=\"1\" contact_id=\"201\"/>"));
        assertEquals(
                List.of(),
                problems(
                        "D65",
                        "contact=staff.xml",
                        "contacts_display_rules=rules.xml",
                        "blf_items=blf.xml",
                        "blf_contact_group=Staff"));
    }

    @Test
    void aSingleGroupMayBeTheRoot() throws IOException {
        write("staff.xml", "<contacts group_name=\"Staff\"><contact id=\"201\"/></contacts>");
        assertEquals(List.of(), problems("", "contact=staff.xml", "blf_contact_group=Staff"));
    }

    @Test
    void aMissingFileAndABrokenOne() throws IOException {
        write("broken.xml", "<contacts>\n<contact>\n</contacts>");
        assertEquals(
                List.of(
                        "/phones.conf:10: warning: [anna] contact: nowhere.xml: there is no such file",
                        "broken.xml:3: warning: [anna] contact: no well-formed XML, so phones ignore the file: Unexpected close"
                                + " tag </contacts>; expected </contact>."),
                problems("", "contact=nowhere.xml", "contact=broken.xml"));
    }

    @Test
    void anotherRoot() throws IOException {
        write("staff.xml", "<config/>");
        List<String> problems = problems("", "contact=staff.xml");
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("staff.xml:1: warning: [anna] contact: <config> stands where"));
    }

    @Test
    void theSameIdTwice() throws IOException {
        write("staff.xml", STAFF.replace("202", "201"));
        assertEquals(
                List.of("staff.xml:4: warning: <contact> has the id \"201\" of another one; phones take one of them"),
                problems("", "contact=staff.xml"));
    }

    @Test
    void aGroupThatNoFileHas() throws IOException {
        write("staff.xml", STAFF);
        assertEquals(
                List.of(
                        "/phones.conf:6: warning: [anna] blf_contact_group: no contacts file of the phone has a group \"Staf\", so"
                                + " no lamp works; there is Staff; did you mean \"Staff\"?"),
                problems("", "contact=staff.xml", "blf_contact_group=Staf"));
    }

    @Test
    void aContactThatIsNotThereAndAKeyThatTheModelHasNot() throws IOException {
        write("staff.xml", STAFF);
        write(
                "blf.xml",
                sheet("<blf_item location=\"main\" index=\"1\" contact_id=\"299\"/>\n"
                        + "<blf_item location=\"side\" index=\"0\" contact_id=\"201\"/>\n"
                        + "<blf_item location=\"main\" index=\"6\" contact_id=\"202\"/>"));
        assertEquals(
                List.of(
                        "blf.xml:1: warning: [anna] blf_item: no contacts file of the phone has a contact with the id \"299\"",
                        "blf.xml:2: warning: [anna] blf_item: a D65 has no side keys, so index 0 is none",
                        "blf.xml:3: warning: [anna] blf_item: a D65 has 6 main keys, so index 6 is none"),
                problems("D65", "contact=staff.xml", "blf_items=blf.xml"));
    }

    /** FreePBX makes them at each request; nothing can be said of them here. */
    @Test
    void whatAnotherProgramMakesIsLeftAsItIs() throws IOException {
        assertEquals(
                List.of(),
                problems(
                        "",
                        "contact=contacts.php?group=1",
                        "contact=http://pbx/x.xml",
                        "blf_items=blf-internal.php?lines=2"));
    }

    @Test
    void aFileThatAHundredPhonesNameIsToldOnce() throws IOException {
        write("staff.xml", STAFF.replace("202", "201"));
        var more = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            more.append("[p").append(i).append("]\ntype=phone\nmac=");
            more.append(String.format("%012x", i)).append("\nline=1000\ncontact=staff.xml\n");
        }
        assertEquals(1, problems("", "contact=staff.xml", more.toString()).size());
    }

    private static String sheet(String items) {
        return "<config><smart_blf><blf_items>" + items + "</blf_items></smart_blf></config>";
    }
}
