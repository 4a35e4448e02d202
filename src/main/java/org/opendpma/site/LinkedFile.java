package org.opendpma.site;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a phone is told to fetch.
 *
 * @param name as it was written: a name below file_directory or behind file_url_prefix, perhaps with a query string, or a
 *     whole URL
 * @param origin who named it
 */
public record LinkedFile(String name, Origin origin) {
    /** Whether it lies somewhere else: nothing of it can be known here. */
    public boolean isUrl() {
        return name.contains("://");
    }

    /** Whether another program makes it at each request, as FreePBX does: {@code blf-internal.php?lines=2}. */
    public boolean isMade() {
        return name.contains("?") || name.endsWith(".php");
    }

    /** Where it lies below file_directory; empty for one that lies elsewhere or that another program makes. */
    public Optional<Path> below(Path directory) {
        if (isUrl() || isMade()) {
            return Optional.empty();
        }
        try {
            return Optional.of(directory.resolve(name));
        } catch (InvalidPathException notHere) {
            return Optional.empty();
        }
    }
}
