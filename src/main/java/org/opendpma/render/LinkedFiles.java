package org.opendpma.render;

import java.nio.file.Path;
import java.util.Optional;

/** What is known of the files that phones are told to fetch. Implementations are thread-safe. */
@FunctionalInterface
public interface LinkedFiles {
    /** Nothing is known of any file. */
    LinkedFiles NONE = file -> Optional.empty();

    /** The MD5 of a file as it is now, in hexadecimal digits; empty when it cannot be read or is larger than any such file. */
    Optional<String> md5(Path file);
}
