package org.opendpma.site;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Who knows linked files: a changed one has another checksum, and so is fetched again by phones. Any thread. */
@FunctionalInterface
public interface FileFacts {
    /** Knows nothing. */
    FileFacts NONE = (directory, name) -> Optional.empty();

    /**
     * What is known of a file.
     *
     * @param file its real path
     * @param md5 32 lower-case hexadecimal digits: what a phone compares
     */
    record Fact(Path file, String md5, long size, Instant modified) {}

    /**
     * The file of a name below a directory; empty when there is none, when it cannot be read, and when the name leads out of
     * the directory, by a symbolic link too.
     */
    Optional<Fact> find(Path directory, String name);
}
