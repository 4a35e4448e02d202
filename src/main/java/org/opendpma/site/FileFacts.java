package org.opendpma.site;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Who knows linked files: a changed one has another checksum, and so is fetched again by phones. Any thread. */
public interface FileFacts {
    /** Knows nothing. */
    FileFacts NONE = new FileFacts() {
        @Override
        public Optional<Fact> find(Path directory, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Fact> of(Path file) {
            return Optional.empty();
        }
    };

    /**
     * What is known of a file.
     *
     * @param file its real path
     * @param md5 32 lower-case hexadecimal digits: what a phone compares
     */
    record Fact(Path file, String md5, long size, Instant modified) {}

    /**
     * The file of a name below a directory, for who asks from outside; empty when there is none, when it cannot be read, and
     * when the name leads out of the directory, by a symbolic link too.
     */
    Optional<Fact> find(Path directory, String name);

    /** A file that an administrator named, wherever it lies; empty when there is none or it cannot be read. */
    Optional<Fact> of(Path file);
}
