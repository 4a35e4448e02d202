package org.opendpma.mdns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A file of ours in Avahi's directory of services (avahi.service(5)); avahi-daemon watches the directory.
 *
 * @param directory {@code /etc/avahi/services}
 * @param name its own name
 */
record AvahiServiceFile(Path directory, String name) {
    /** What tells a file of ours from one that an administrator wrote under the same name. */
    private static final String MARK = "Written by OpenDPMA while it runs";

    /** That of the SIP server. */
    AvahiServiceFile(Path directory) {
        this(directory, "opendpma.service");
    }

    Path path() {
        return directory.resolve(name);
    }

    private Path temporary() {
        return directory.resolve("." + name + ".new");
    }

    /** Why the file cannot be written, as a sentence's beginning, or nothing when it can. */
    Optional<String> obstacle() {
        if (!Files.isDirectory(directory)) {
            return Optional.of("there is no directory " + directory);
        }
        if (!Files.isWritable(directory)) {
            return Optional.of(directory + " is not writable for user " + System.getProperty("user.name"));
        }
        return Files.exists(path()) && !isOurs()
                ? Optional.of(path() + " was not written by OpenDPMA and is left alone")
                : Optional.empty();
    }

    /**
     * Writes it, so that avahi-daemon never sees half of it, unless it already says so.
     *
     * @param text the strings of the TXT record
     * @throws IOException when it cannot be written; the message is a sentence
     */
    void write(String service, int port, Map<String, String> text) throws IOException {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        byte[] content = xml(service, port, text);
        if (!Files.exists(path()) || !Arrays.equals(content, Files.readAllBytes(path()))) {
            replace(content);
        }
    }

    /** Removes it, and what a crash left of it; nothing happens to a file that is not ours or not there. */
    void remove() throws IOException {
        if (Files.isDirectory(directory)) {
            Files.deleteIfExists(temporary());
            if (isOurs()) {
                Files.deleteIfExists(path());
            }
        }
    }

    private void replace(byte[] content) throws IOException {
        Path temporary = temporary();
        Files.deleteIfExists(temporary);
        Files.write(temporary, content);
        // Whatever the umask: avahi-daemon runs as a user of its own.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(temporary, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isOurs() {
        try {
            return Files.isRegularFile(path())
                    && Files.readString(path(), StandardCharsets.UTF_8).contains(MARK);
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] xml(String name, int port, Map<String, String> text) throws IOException {
        try (var bytes = new ByteArrayOutputStream()) {
            write(bytes, name, port, text);
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IOException("The Avahi service file for \"" + name + "\" cannot be written as XML.", e);
        }
    }

    private static void write(OutputStream out, String name, int port, Map<String, String> text)
            throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeDTD("\n<!DOCTYPE service-group SYSTEM \"avahi-service.dtd\">\n");
        xml.writeComment(" " + MARK + "; it is removed when it stops. ");
        xml.writeStartElement("service-group");
        element(xml, "name", name);
        xml.writeStartElement("service");
        element(xml, "type", "_digiumproxy._udp");
        element(xml, "port", Integer.toString(port));
        for (Map.Entry<String, String> string : text.entrySet()) {
            element(xml, "txt-record", string.getKey() + "=" + string.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
