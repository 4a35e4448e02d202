package org.opendpma.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendpma.site.FirmwareFile;

/** Reads a directory of firmware. Any thread. */
public final class FirmwareDirectory {
    private static final int MOST = 10_000;

    private FirmwareDirectory() {}

    /** Every file whose name is that of a firmware and that is not empty, by name. */
    public static List<FirmwareFile> files(Path directory) throws IOException {
        return names(directory).stream()
                .filter(n -> directory.resolve(n).toFile().length() > 0)
                .map(n -> FirmwareFile.parse(n).map(f -> f.arrivedAt(arrived(directory.resolve(n)))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The time of modification is often the maker's; that of the directory entry is ours. */
    private static Instant arrived(Path file) {
        try {
            return Files.getFileStore(file).supportsFileAttributeView("unix")
                    ? ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant()
                    : Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    /** Every file, by name. */
    public static List<String> names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .limit(MOST)
                    .sorted()
                    .toList();
        }
    }
}
