package org.opendpma.site;

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
}
