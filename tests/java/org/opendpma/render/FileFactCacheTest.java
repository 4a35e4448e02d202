package org.opendpma.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.site.FileFacts.Fact;

/** A checksum is reckoned once for each size and time of change. */
class FileFactCacheTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    private final FileFactCache files = new FileFactCache();

    private Path written(String text, Instant changed) throws IOException {
        Path file = Files.writeString(directory.resolve("bell.raw"), text);
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private Fact fact() {
        return files.find(directory, "bell.raw").orElseThrow();
    }

    @Test
    void aChangedFileHasAnotherChecksum() throws IOException {
        written("one", NOON);
        assertEquals("f97c5d29941bfb1b2fdab0874906ab82", fact().md5());
        written("two", NOON.plusNanos(1_000));
        assertEquals("b8a9f715dbb64fd5c56e7783c6820a61", fact().md5(), "of the same size");
        String before = fact().md5();
        written("three", NOON.plusNanos(1_000));
        assertNotEquals(before, fact().md5(), "of the same time");
    }

    @Test
    void anUnchangedOneIsNotReadAgain() throws IOException {
        written("one", NOON);
        assertSame(fact(), fact());
        assertSame(fact(), files.of(directory.resolve("bell.raw")).orElseThrow(), "one memory for both ways");
    }

    /** Another web server may follow a link that our own door does not. */
    @Test
    void aLinkToSomewhereElseIsForWhoWroteIt() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "one");
        Path served = Files.createDirectory(directory.resolve("served"));
        Files.createSymbolicLink(served.resolve("link"), elsewhere);
        assertEquals(Optional.empty(), files.find(served, "link"));
        assertEquals(3, files.of(served.resolve("link")).orElseThrow().size());
        assertEquals(Optional.empty(), files.of(served), "a directory");
    }
}
