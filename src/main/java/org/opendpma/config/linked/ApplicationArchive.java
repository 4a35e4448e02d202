package org.opendpma.config.linked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A custom application: a ZIP whose app.json has the name that the configuration gives it (the vendor's page "Custom Phone
 * Applications with Asterisk"). Any thread.
 */
public final class ApplicationArchive {
    private static final long LARGEST = 16L * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 64L * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;
    private static final int LARGEST_MANIFEST = 64 * 1024;
    private static final String MANIFEST = "app.json";
    private static final JsonMapper JSON = new JsonMapper();

    private ApplicationArchive() {}

    /**
     * Why phones cannot run it, as a sentence without its end; empty when they can. Its directory and its app.json are read.
     *
     * @param name as the configuration says
     */
    public static Optional<String> complaint(Path file, String name) throws IOException {
        if (Files.size(file) > LARGEST) {
            return Optional.of("it is larger than 16 MiB, which is no phone's application");
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                return Optional.of("there are " + zip.size() + " files in it, which is no phone's application");
            }
            List<? extends ZipEntry> entries = zip.stream().toList();
            Optional<String> wrong = entries(entries);
            return wrong.isPresent() ? wrong : manifest(zip, entries, name);
        } catch (ZipException broken) {
            return Optional.of("it is no well-formed ZIP file (" + broken.getMessage() + ")");
        } catch (JsonProcessingException broken) {
            return Optional.of("its app.json is no JSON (" + broken.getOriginalMessage() + ")");
        }
    }

    private static Optional<String> entries(List<? extends ZipEntry> entries) {
        Optional<? extends ZipEntry> outside =
                entries.stream().filter(e -> leadsOut(e.getName())).findFirst();
        long unpacked = entries.stream().mapToLong(ZipEntry::getSize).sum();
        return outside.isPresent()
                ? Optional.of("a file in it leads out of it by its name; pack it again")
                : Optional.of(unpacked)
                        .filter(u -> u > LARGEST_UNPACKED)
                        .map(u -> "unpacked it has " + u + " bytes, which is no phone's application");
    }

    private static boolean leadsOut(String name) {
        return name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../");
    }

    /** It stands at the top, or in the folder that was packed. */
    private static Optional<String> manifest(ZipFile zip, List<? extends ZipEntry> entries, String name)
            throws IOException {
        Optional<? extends ZipEntry> manifest = entries.stream()
                .filter(e -> e.getName().equals(MANIFEST) || e.getName().endsWith("/" + MANIFEST))
                .min(Comparator.comparingInt(e -> e.getName().length()));
        if (manifest.isEmpty()) {
            return Optional.of("there is no app.json in it");
        }
        try (InputStream in = zip.getInputStream(manifest.get())) {
            String own =
                    JSON.readTree(in.readNBytes(LARGEST_MANIFEST)).path("name").asText("");
            return own.equals(name)
                    ? Optional.empty()
                    : Optional.of("its app.json has the name \"" + own.replaceAll("\\p{Cc}", "?")
                            + "\", the section says \"" + name + "\"; write name=" + own.replaceAll("\\p{Cc}", "?"));
        }
    }
}
