package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@link ConfGetConfigIT} against what Asterisk 22 answered when they were recorded. */
class ConfCaseTest {

    static List<ConfCase> cases() {
        return ConfCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void itIsReadAsAsteriskReadsIt(ConfCase example, @TempDir Path directory) throws IOException {
        example.copyTo(directory);
        List<String> ours = Shown.of(directory.resolve(ConfCase.MAIN));
        assertEquals(String.join("\n", example.answer()), String.join("\n", ours));
    }
}
