package org.opendpma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OpenDpmaTest {
    @ParameterizedTest
    @ValueSource(strings = {"serve", "check", "show", "reload", "phone"})
    void everyCommandExplainsItself(String name) {
        var out = new StringWriter();
        var command = new CommandLine(new OpenDpma()).setOut(new PrintWriter(out));
        assertEquals(CommandLine.ExitCode.OK, command.execute(name, "--help"));
        assertTrue(out.toString().startsWith("Usage: opendpma " + name + " "), out.toString());
    }
}
