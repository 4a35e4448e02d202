package org.opendpma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The completion for shells knows every command. */
class CompletionTest {
    @Test
    void isThatOfTheseCommands() throws IOException {
        String fresh = AutoComplete.bash("opendpma", new CommandLine(new OpenDpma()));
        Path made = Files.writeString(Path.of("target", "opendpma.bash"), fresh);
        Path shipped = Path.of("packaging", "completion", "opendpma.bash");
        assertEquals(
                fresh,
                Files.exists(shipped) ? Files.readString(shipped) : "",
                () -> "the commands have changed: copy " + made + " to " + shipped);
    }
}
