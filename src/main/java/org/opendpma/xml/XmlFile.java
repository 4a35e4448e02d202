package org.opendpma.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opendpma.conf.FileObstacle;
import org.opendpma.xml.XmlReader.Outcome;

/** Reads XML files of administrators and of other programs, in bounds. Any thread. */
public final class XmlFile {
    /** More than ten thousand contacts. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private XmlFile() {}

    /** The root element of a file, or what is wrong with it; line 0 when it is not a line of it. */
    public static Outcome read(Path file) {
        Optional<String> obstacle = FileObstacle.before(file);
        if (obstacle.isPresent()) {
            return new Outcome.Broken(0, obstacle.get());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? new Outcome.Broken(0, "it is larger than 4 MiB") : XmlReader.parse(bytes);
        } catch (IOException e) {
            return new Outcome.Broken(0, String.valueOf(e.getMessage()));
        }
    }
}
