package org.opendpma.render.sangoma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.Golden;
import org.opendpma.site.FileFacts;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** The contacts and BLF sheets that phones ask for, from files and made. */
class ContactsTest {
    private final SangomaRenderer renderer = new SangomaRenderer(FileFacts.NONE, Clock.systemUTC());

    @TempDir
    private Path directory = Path.of("");

    /** Lines 100 to 100 + count - 1, all with names, each with a phone. */
    private static Site office(int count) {
        var phones = new StringBuilder("[general]\ncontacts=auto\nserver_uuid=hq\n");
        var pjsip = new StringBuilder();
        for (int i = 100; i < 100 + count; i++) {
            phones.append("[p")
                    .append(i)
                    .append("]\ntype=phone\nline=")
                    .append(i)
                    .append('\n');
            phones.append('[').append(i).append("]\ntype=line\nsecret=x\n");
            pjsip.append('[')
                    .append(i)
                    .append("]\ntype=endpoint\ncallerid=Given")
                    .append(i);
            pjsip.append(" Family <").append(i).append(">\n");
            pjsip.append(i == 100 ? "mailboxes=100@default\n" : "");
        }
        return given(phones.toString()).pjsip(pjsip.toString()).site();
    }

    @Test
    void thePhonebookOfAllLines() throws IOException {
        Site site = office(2);
        Golden.check(
                "xml/contacts-auto.xml",
                RenderedPhone.document(
                        renderer.contacts(site, site.phone("p100").orElseThrow())));
    }

    @Test
    void aLineWithoutANameIsNotInIt() {
        Site site = given("[general]\ncontacts=auto", "[a]\ntype=phone\nline=1", "[1]\ntype=line\ncallerid=1\nsecret=x")
                .site();
        Element books = renderer.contacts(site, site.phone("a").orElseThrow());
        assertEquals(0, books.children().get(0).children().size());
    }

    @Test
    void groupsOfFilesComeFirst() throws IOException {
        Files.writeString(
                directory.resolve("a.xml"),
                "<phonebooks><contacts group_name=\"One\"/><contacts group_name=\"Two\"/></phonebooks>");
        Files.writeString(directory.resolve("b.xml"), "<contacts group_name=\"Three\"/>");
        Files.writeString(directory.resolve("broken.xml"), "<contacts");
        Site site = given(
                        "[general]\ncontacts=auto\nfile_directory=" + directory,
                        "[a]\ntype=phone\nline=1\ncontact=a.xml\ncontact=broken.xml\ncontact=missing.xml\ncontact=b.xml",
                        "[1]\ntype=line\nsecret=x")
                .site();
        var names = new ArrayList<String>();
        renderer.contacts(site, site.phone("a").orElseThrow())
                .children()
                .forEach(g -> names.add(g.attribute("group_name").orElse("")));
        assertEquals(List.of("One", "Two", "Three", "internal"), names);
    }

    /** Of 41 lines 40 are others; how many of them a model has room for. */
    @ParameterizedTest
    @CsvSource({"D40, 1", "D50, 13", "D60, 1", "D65, 40", "D70, 40", "D80, 40", "P325, 5", "no-such-model, 5"})
    void aSheetFitsTheModel(String model, int items) {
        Site site = office(41);
        Element sheet = renderer.blfItems(
                site, site.phone("p100").orElseThrow(), site.models().find(model));
        assertEquals(items, items(sheet).size());
    }

    @Test
    void onASheetAccountsKeepTheirKeysAndTheOwnLineIsNotThere() throws IOException {
        Site site = office(4);
        Element sheet = renderer.blfItems(
                site, site.phone("p101").orElseThrow(), site.models().find("D50"));
        Golden.check("xml/blf-auto.xml", RenderedPhone.document(sheet));
        assertTrue(
                items(sheet).stream().noneMatch(i -> i.attribute("contact_id").equals(Optional.of("101"))));
    }

    @Test
    void aSheetOfAFileIsGivenAsItIs() throws IOException {
        Files.writeString(
                directory.resolve("blf.xml"),
                "<config><smart_blf><blf_items><blf_item index=\"3\" blank=\"1\"/></blf_items></smart_blf></config>");
        Site site = given(
                        "[general]\ncontacts=auto\nfile_directory=" + directory,
                        "[a]\ntype=phone\nline=1\nblf_items=blf.xml",
                        "[1]\ntype=line\nsecret=x")
                .site();
        Element sheet = renderer.blfItems(site, site.phone("a").orElseThrow(), Optional.empty());
        assertEquals(Optional.of("3"), items(sheet).get(0).attribute("index"));
    }

    @Test
    void withoutAnythingThereIsNothing() {
        Site site = given("[a]\ntype=phone\nline=1", "[1]\ntype=line\nsecret=x").site();
        assertEquals(
                0,
                renderer.contacts(site, site.phone("a").orElseThrow())
                        .children()
                        .size());
        assertEquals(
                0,
                renderer.blfItems(site, site.phone("a").orElseThrow(), Optional.empty())
                        .children()
                        .size());
    }

    private static List<Element> items(Element sheet) {
        return sheet.child("smart_blf")
                .flatMap(s -> s.child("blf_items"))
                .orElseThrow()
                .children();
    }
}
