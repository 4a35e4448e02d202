package org.opendpma.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.opendpma.xml.XmlReader.Outcome;

/** Reads XML files of administrators and of other programs, in bounds. Any thread. */
public final class XmlFile {
    /** More than ten thousand contacts. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private XmlFile() {}

    /** The root element of a file, or what is wrong with it; line 0 when it is not a line of it. */
    public static Outcome read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return new Outcome.Broken(0, Files.exists(file) ? "it is no file" : "there is no such file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                return bytes.length > LARGEST
                        ? new Outcome.Broken(0, "it is larger than 4 MiB")
                        : XmlReader.parse(bytes);
            }
        } catch (AccessDeniedException denied) {
            return new Outcome.Broken(0, "it may not be read by this user; let its group read it");
        } catch (NoSuchFileException gone) {
            return new Outcome.Broken(0, "there is no such file");
        } catch (IOException e) {
            return new Outcome.Broken(0, String.valueOf(e.getMessage()));
        }
    }
}
