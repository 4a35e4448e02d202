package org.opendpma.conf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file that somebody named cannot be read, in words for that somebody. */
public final class FileObstacle {
    private FileObstacle() {}

    /** A sentence without its end; empty when nothing stands against reading it. */
    public static Optional<String> before(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("it is no file");
        }
        return Files.isReadable(file)
                ? Optional.empty()
                : Optional.of("it may not be read by this user; let its group read it");
    }
}
