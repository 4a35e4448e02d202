package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.it.RawAmi;
import org.opendpma.it.RealAsterisk;

/**
 * What Asterisk's own parser says of a file is the truth: the same file, read by us and by a real Asterisk, which tells
 * it by AMI GetConfig. Set {@code -Dopendpma.record=tests/resources/conf} to write its answers down for {@link
 * ConfCaseTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfGetConfigIT {
    private static final int RANDOM_FILES = 400;
    private static final String RECORD = System.getProperty("opendpma.record", "");

    private final RealAsterisk asterisk = RealAsterisk.launch();
    private final RawAmi ami = login();

    private RawAmi login() {
        try {
            return asterisk.ami();
        } catch (IOException e) {
            asterisk.close();
            throw new AssertionError(e);
        }
    }

    @AfterAll
    void end() throws IOException {
        ami.close();
        asterisk.close();
    }

    static List<ConfCase> cases() {
        return ConfCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void asteriskSaysTheSame(ConfCase example) throws IOException {
        ConfCase.removeFrom(asterisk.etc());
        example.copyTo(asterisk.etc());
        List<String> truth = Shown.of(getConfig(ConfCase.MAIN));
        if (!RECORD.isEmpty()) {
            example.record(Path.of(RECORD), truth);
        }
        assertLines(truth, Shown.of(asterisk.etc().resolve(ConfCase.MAIN)), "read by us");
        assertLines(truth, example.answer(), "as recorded");
    }

    @Test
    void thereAreManyCases() {
        assertTrue(cases().size() >= 45, () -> "only " + cases().size());
    }

    @Test
    void aMissingFileIsNotFound() throws IOException {
        assertEquals(List.of("Message: Config file not found"), Shown.of(getConfig("casenone.conf")));
    }

    /**
     * Files made by chance. What we refuse though Asterisk takes it (a section that inherits from itself, of which it
     * dies) is not put to it.
     */
    @ParameterizedTest(name = "from seed {0}")
    @ValueSource(longs = {1, 1001, 2001, 3001, 4001})
    void randomFilesAreReadAlike(long first) throws IOException {
        int accepted = 0;
        for (long seed = first; seed < first + RANDOM_FILES; seed++) {
            ConfCase.removeFrom(asterisk.etc());
            new RandomFiles(seed).writeTo(asterisk.etc());
            List<String> ours = Shown.of(asterisk.etc().resolve(ConfCase.MAIN));
            if (!ours.equals(List.of(Shown.REFUSED))) {
                assertLines(Shown.of(getConfig(ConfCase.MAIN)), ours, "seed " + seed);
                accepted += ours.size() > 1 ? 1 : 0;
            }
        }
        assertTrue(accepted > RANDOM_FILES / 10, "only " + accepted + " were valid and not empty");
    }

    /** Its own files, with everything that the tests have in them. */
    @ParameterizedTest
    @ValueSource(strings = {"pjsip.conf", "extensions.conf", "voicemail.conf", "modules.conf", "manager.conf"})
    void realFilesAreReadAlike(String name) throws IOException {
        List<String> truth = Shown.of(getConfig(name));
        assertTrue(truth.size() > 3, truth::toString);
        assertLines(truth, Shown.of(asterisk.etc().resolve(name)), name);
    }

    private List<byte[]> getConfig(String name) throws IOException {
        return ami.bytes("GetConfig", "Filename: " + name, "Filter: TEMPLATES=include");
    }

    private static void assertLines(List<String> truth, List<String> ours, String which) {
        assertEquals(String.join("\n", truth), String.join("\n", ours), which);
    }
}
