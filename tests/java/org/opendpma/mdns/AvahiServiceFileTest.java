package org.opendpma.mdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.site.SipTransport;
import org.w3c.dom.Document;

class AvahiServiceFileTest {
    private static final Map<String, String> TEXT =
            new Announcement("", Optional.empty(), 5063, SipTransport.TLS).text("192.0.2.1");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Phones", "<&> \"Acme's\" ]]> %h", "Büro 🦊 电话", "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;"})
    void holdsWhatWasAskedWhateverTheName(String name) throws Exception {
        new AvahiServiceFile(directory).write(name, 5063, TEXT);
        Document xml = parsed();
        assertEquals("service-group", xml.getDocumentElement().getTagName());
        assertEquals("avahi-service.dtd", xml.getDoctype().getSystemId());
        assertEquals(List.of(name), texts(xml, "name"));
        assertEquals(List.of("_digiumproxy._udp"), texts(xml, "type"));
        assertEquals(List.of("5063"), texts(xml, "port"));
        assertEquals(
                List.of("sipUrl=sip:proxy@192.0.2.1:5063;transport=tls", "serviceType=asterisk"),
                texts(xml, "txt-record"));
    }

    @Test
    void isReadableForAvahisUserAndLeavesNothingBesides() throws IOException {
        new AvahiServiceFile(directory).write("Phones", 5063, TEXT);
        try (var files = Files.list(directory)) {
            assertEquals(List.of(file()), files.toList());
        }
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void isNotTouchedWhenItSaysThatAlready() throws IOException {
        var written = new AvahiServiceFile(directory);
        written.write("Phones", 5063, TEXT);
        Object first = Files.getAttribute(file(), "unix:ino");
        written.write("Phones", 5063, TEXT);
        assertEquals(first, Files.getAttribute(file(), "unix:ino"));
        written.write("Other", 5063, TEXT);
        assertFalse(first.equals(Files.getAttribute(file(), "unix:ino")));
    }

    @Test
    void replacesAndRemovesWhatACrashLeft() throws IOException {
        new AvahiServiceFile(directory).write("Before the crash", 5060, TEXT);
        Files.writeString(directory.resolve(".opendpma.service.new"), "half");
        new AvahiServiceFile(directory).write("After", 5060, TEXT);
        assertTrue(Files.readString(file()).contains("After"));
        Files.writeString(directory.resolve(".opendpma.service.new"), "half");
        new AvahiServiceFile(directory).remove();
        try (var files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** The SIP server and the firmware server are announced side by side. */
    @Test
    void anotherNameIsAnotherFile() throws IOException {
        var firmware = new AvahiServiceFile(directory, "opendpma-firmware.service");
        new AvahiServiceFile(directory).write("Phones", 5060, TEXT);
        firmware.write("Phones firmware", 8084, TEXT);
        new AvahiServiceFile(directory).remove();
        try (var files = Files.list(directory)) {
            assertEquals(List.of(firmware.path()), files.toList());
        }
        firmware.remove();
        try (var files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void leavesAnAdministratorsFileAlone() throws IOException {
        Files.writeString(file(), "<service-group/>");
        var ours = new AvahiServiceFile(directory);
        var refused = assertThrows(IOException.class, () -> ours.write("Phones", 5063, TEXT));
        assertEquals(file() + " was not written by OpenDPMA and is left alone", refused.getMessage());
        ours.remove();
        assertEquals("<service-group/>", Files.readString(file()));
    }

    @Test
    void saysThatTheDirectoryIsMissing() throws IOException {
        var nowhere = new AvahiServiceFile(directory.resolve("nowhere"));
        assertEquals(Optional.of("there is no directory " + directory.resolve("nowhere")), nowhere.obstacle());
        nowhere.remove();
        assertEquals(Optional.empty(), new AvahiServiceFile(directory).obstacle());
    }

    private Path file() {
        return directory.resolve("opendpma.service");
    }

    private Document parsed() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file().toFile());
    }

    private static List<String> texts(Document xml, String tag) {
        var elements = xml.getElementsByTagName(tag);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> elements.item(i).getTextContent())
                .toList();
    }
}
