package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in a file ends with a sentence, not with a full memory. */
class LimitsTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void templatesThatDouble() throws IOException {
        var text = new StringBuilder("[t0](!)\nx=1\n");
        for (int i = 1; i <= 60; i++) {
            text.append("[t" + i + "](!,t" + (i - 1) + ",t" + (i - 1) + ")\n");
        }
        refused(text.toString(), Limits.DEFAULT, "more than 500000 sections and options are needed to read this");
    }

    @Test
    void entriesUpToTheLimit() throws IOException {
        var limits = new Limits(10, 10, 1000, 4, 1000, 10, 8191);
        assertDoesNotThrow(() -> load("[a]\nx=1\n[b]\ny=1\n", limits));
        refused("[a]\nx=1\n[b]\ny=1\nz=1\n", limits, "more than 4 sections and options");
        refused("[a]\nx=1\n[b](a)\ny=1\n", limits, "more than 4 sections and options");
    }

    @Test
    void bytesUpToTheLimit() throws IOException {
        var limits = new Limits(10, 10, 8, 100, 1000, 10, 8191);
        assertDoesNotThrow(() -> load("[a]\nx=1\n", limits));
        refused("[a]\nx=12\n", limits, "more than 8 bytes");
    }

    @Test
    void textThatIsJoined() throws IOException {
        var limits = new Limits(10, 10, 100, 100, 1000, 10, 8191);
        refused("[a]\nx=12345678\n" + "x+=1\n".repeat(12), limits, "more than 100 bytes");
    }

    @Test
    void filesUpToTheLimit() throws IOException {
        var limits = new Limits(10, 3, 1000, 100, 100_000, 10, 8191);
        Files.writeString(directory.resolve("more.conf"), "x=1\n");
        assertDoesNotThrow(() -> load("[a]\n" + "#include more.conf\n".repeat(2), limits));
        refused("[a]\n" + "#include more.conf\n".repeat(3), limits, "more than 3 files");
    }

    @Test
    void filesThatIncludeThemselvesTwice() throws IOException {
        refused(
                "[a]\n#tryinclude main.conf\n#tryinclude mai?.conf\n#tryinclude *\n#tryinclude m*\n",
                Limits.DEFAULT,
                "more than ");
    }

    @Test
    void bracesThatMultiply() throws IOException {
        refused("[a]\n#tryinclude " + "{a,b}".repeat(30) + "\n", Limits.DEFAULT, "more than 20000 alternatives");
    }

    @Test
    void wildcardsThatFindTooMuch() throws IOException {
        var limits = new Limits(10, 10, 1000, 100, 2000, 10, 8191);
        for (int i = 0; i < 100; i++) {
            Files.writeString(directory.resolve("more" + i), "");
        }
        refused("[a]\n#include *.conf\n", limits, "more than 2000 steps of searching");
    }

    @Test
    void searchesThatAreLong() throws IOException {
        var limits = new Limits(10, 10, 10_000, 1_000, 100, 10, 8191);
        refused("[a]\n" + "x=1\n".repeat(60) + "y+=1\n".repeat(2), limits, "more than 100 steps of searching");
        refused("[a]\nx=" + "v".repeat(200) + "\n[a](+x=nosuch)\n", limits, "more than 100 steps of searching");
        refused("[a](!)\n".repeat(101) + "[a](+)\n", limits, "more than 100 steps of searching");
    }

    @Test
    void linesOfAnotherLength() throws Exception {
        var limits = new Limits(10, 10, 10_000, 1_000, 100, 10, 10);
        AsteriskConfiguration c = load("[a]\nx=3456789\nx=34567890\ny=1\n", limits);
        assertEquals("3456789", c.getString("a.x"));
        assertEquals(1, c.notices().size());
        assertEquals("1", c.getString("a.y"));
    }

    @Test
    void noticesAreFew() throws Exception {
        var limits = new Limits(10, 10, 10_000, 1_000, 100, 2, 8191);
        AsteriskConfiguration c = load("[a]\n" + "x\n".repeat(10), limits);
        assertEquals(3, c.notices().size());
        assertEquals(
                "from here on notices are left out; there are more than 2",
                c.notices().get(2).message());
    }

    @Test
    void limitsArePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Limits(-1, 1, 1, 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 1, 1, 1, 1, 0));
    }

    private void refused(String text, Limits limits, String sentence) throws IOException {
        var e = assertThrows(DialectException.class, () -> load(text, limits));
        assertTrue(String.valueOf(e.getMessage()).contains(": " + sentence), e::getMessage);
    }

    private AsteriskConfiguration load(String text, Limits limits) throws IOException, DialectException {
        return AsteriskConfiguration.load(Files.writeString(directory.resolve("main.conf"), text), limits);
    }
}
