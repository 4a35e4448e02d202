package org.opendpma;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The completion for shells knows every command. */
class CompletionTest {
    @Test
    void isThatOfTheseCommands() throws IOException {
        Golden.checkFile(
                "packaging/completion/opendpma.bash", AutoComplete.bash("opendpma", new CommandLine(new OpenDpma())));
    }
}
