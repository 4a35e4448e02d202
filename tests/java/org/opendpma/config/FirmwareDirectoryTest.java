package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.site.FirmwareFile;

/** What a directory of firmware holds, and since when. */
class FirmwareDirectoryTest {
    @TempDir
    private Path directory = Path.of("");

    /** An archive unpacks files with the maker's date; a roll-out by the hour begins when they are here. */
    @Test
    void aFileArrivesWhenItIsPutHereWhateverItsDate() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        Path file = Files.writeString(directory.resolve("2_9_20_D65_firmware.eff"), "firmware");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2019-05-01T00:00:00Z")));
        List<FirmwareFile> files = FirmwareDirectory.files(directory);
        assertEquals(1, files.size());
        assertTrue(files.get(0).arrived().isAfter(before), files.toString());
    }

    @Test
    void whatIsEmptyOrCalledOtherwiseIsNotThere() throws IOException {
        Files.createFile(directory.resolve("2_9_20_D65_firmware.eff"));
        Files.writeString(directory.resolve("notes.txt"), "text");
        assertEquals(List.of(), FirmwareDirectory.files(directory));
    }
}
