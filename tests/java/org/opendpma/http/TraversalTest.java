package org.opendpma.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.render.FileFactCache;
import org.opendpma.site.FileFacts.Fact;

/** No way out of the directory of linked files: not by dots, encodings, other separators or symbolic links. */
public class TraversalTest {
    @TempDir
    Path home = Path.of("");

    private final FileFactCache files = new FileFactCache();
    private Path served = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        served = Files.createDirectories(home.resolve("served"));
        Files.createDirectories(served.resolve("sub"));
        Files.writeString(served.resolve("contacts.xml"), "<phonebooks/>");
        Files.writeString(served.resolve("sub/bell.wav"), "RIFF");
        Files.writeString(served.resolve(".hidden"), "hidden");
        Files.writeString(home.resolve("secret"), "secret");
        Files.createDirectories(home.resolve("served-too"));
        Files.writeString(home.resolve("served-too/secret"), "secret");
        Files.createSymbolicLink(served.resolve("out"), home.resolve("secret"));
        Files.createSymbolicLink(served.resolve("outside"), home);
        Files.createSymbolicLink(served.resolve("inside.xml"), served.resolve("contacts.xml"));
    }

    /** Every way up that is known, times every way to write it, times what may stand before and behind. */
    public static List<String> forms() {
        Set<String> forms = new LinkedHashSet<>();
        List<String> ups = List.of(
                "..",
                "%2e%2e",
                "%2E%2E",
                ".%2e",
                "%2e.",
                "%252e%252e",
                "%c0%ae%c0%ae",
                "%e0%80%ae%e0%80%ae",
                "%uff0e%uff0e",
                "..%00",
                "..;",
                "...",
                "....",
                "..%0a",
                "..%20",
                ".. ",
                "%2e%2e%3b",
                "\uff0e\uff0e",
                "%ef%bc%8e%ef%bc%8e");
        List<String> separators =
                List.of("/", "%2f", "%2F", "\\", "%5c", "%255c", "%252f", "//", "/./", "%c0%af", "%c1%9c");
        for (String up : ups) {
            for (String separator : separators) {
                forms.add(up + separator + "secret");
                forms.add("sub/" + up + separator + up + separator + "secret");
            }
        }
        forms.addAll(List.of(
                "out",
                "outside/secret",
                "outside/served-too/secret",
                "./out",
                "sub/../../secret",
                "/etc/passwd",
                "//etc/passwd",
                "%2fetc%2fpasswd",
                "C:\\secret",
                "file:///etc/passwd",
                "contacts.xml/../../secret",
                "contacts.xml%00.png",
                "%00",
                ".hidden",
                ".",
                "..",
                "",
                "/",
                "sub",
                "sub/",
                "contacts.xml/",
                "contacts.xml%2f",
                "~/secret",
                "%7e/secret",
                "nul",
                "sub//../..//secret",
                "..%2fserved-too%2fsecret",
                "a".repeat(300),
                "sub/".repeat(20) + "x",
                "%",
                "%2",
                "%zz",
                "contacts.xml%",
                "secret",
                "../served/contacts.xml"));
        return new ArrayList<>(forms);
    }

    @Test
    void noFormLeadsOut() {
        List<String> forms = forms();
        assertTrue(forms.size() >= 200, forms.size() + " forms");
        for (String form : forms) {
            for (String before : List.of("/files/", "/0123456789abcdef/files/")) {
                if (WebPath.parse(before + form) instanceof WebPath.File file) {
                    assertEquals(Optional.empty(), files.find(served, file.name()), form);
                }
            }
            assertEquals(Optional.empty(), files.find(served, form), form);
        }
    }

    /** The check above can fail: what is there is found. */
    @Test
    void whatIsThereIsFound() {
        assertEquals(Optional.of("f204143a36c731c4cd2861edeb0ae814"), md5("contacts.xml"));
        assertTrue(files.find(served, "sub/bell.wav").isPresent());
        assertTrue(files.find(served, "inside.xml").isPresent(), "a link that stays inside");
        assertEquals(new WebPath.File(Optional.empty(), "a b/ü.xml"), WebPath.parse("/files/a%20b/%C3%BC.xml"));
    }

    @Test
    void aChangedFileHasAnotherChecksum() throws IOException {
        Optional<String> before = md5("contacts.xml");
        Files.writeString(served.resolve("contacts.xml"), "<phonebooks></phonebooks>");
        assertTrue(before.isPresent() && !before.equals(md5("contacts.xml")));
    }

    private Optional<String> md5(String name) {
        return files.find(served, name).map(Fact::md5);
    }
}
