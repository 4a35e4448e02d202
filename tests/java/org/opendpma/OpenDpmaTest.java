package org.opendpma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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

    @Test
    void theTreeWithTheDaemonAloneSaysTheSameOfIt() {
        for (String arguments : new String[] {"serve --help", "serve --version", "serve --nonsense", "serve more"}) {
            assertEquals(said(new OpenDpma(), arguments), said(new Serving(), arguments));
        }
    }

    private static String said(Object tree, String arguments) {
        var out = new StringWriter();
        var printer = new PrintWriter(out);
        int status = new CommandLine(tree).setOut(printer).setErr(printer).execute(arguments.split(" ", -1));
        return status + out.toString();
    }
}
