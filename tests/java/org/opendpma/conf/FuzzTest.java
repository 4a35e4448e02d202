package org.opendpma.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are: reading ends, with a configuration or with a {@link DialectException} that names a file and a
 * line, and takes no more memory than the limits let it: the test has 768 MB. The same inputs in every run.
 */
@Timeout(60)
class FuzzTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory = Path.of("");

    private Path main = Path.of("");

    @BeforeEach
    void nameIt() {
        main = directory.resolve(ConfCase.MAIN);
    }

    @Test
    void randomBytes() throws IOException {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(1 << random.nextInt(17))];
            random.nextBytes(bytes);
            Files.write(main, bytes);
            load(64);
        }
    }

    @Test
    void randomBytesBelowASection() throws IOException {
        var random = new Random(2);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[3 + random.nextInt(4096)];
            random.nextBytes(bytes);
            System.arraycopy("[]\n".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 3);
            Files.write(main, bytes);
            load(64);
        }
    }

    @Test
    void piecesOfTheDialect() throws IOException {
        int read = 0;
        for (long seed = 0; seed < 700; seed++) {
            new RandomFiles(seed).writeTo(directory);
            read += load(64) ? 1 : 0;
        }
        assertTrue(read > 70 && read < 630, "read " + read + " of 700, so one of both outcomes is hardly tried");
    }

    @Test
    void casesWithBytesChanged() throws IOException {
        var random = new Random(3);
        for (ConfCase example : ConfCase.all()) {
            ConfCase.removeFrom(directory);
            example.copyTo(directory);
            byte[] bytes = Files.readAllBytes(main);
            for (int i = 0; i < 6 && bytes.length > 0; i++) {
                Files.write(main, mutated(bytes, random));
                load(64);
            }
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "[]()!+=>;-\\#\n\"{}*?&,".charAt(random.nextInt(20));
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes[at] = 0;
            }
        }
        return bytes;
    }

    static Stream<String> monsters() {
        return Stream.of(
                        "",
                        "x",
                        "[",
                        "]",
                        "(",
                        ")",
                        "=",
                        "+=",
                        ";",
                        ";--",
                        "--;",
                        "\\",
                        "\\;",
                        "#include ",
                        "\0",
                        "\n",
                        "[]\n",
                        "[](!)\n",
                        "[](,)\n",
                        "[](+)\n",
                        "x=1\n",
                        "x+=1\n",
                        "x\n",
                        "=\n",
                        "\0\n",
                        "#tryinclude x\n",
                        "#x\n",
                        ";--\n",
                        "--;\n",
                        "\\x=\n",
                        "[](+x=.*.*.*)\n",
                        "#tryinclude {,}{,}{,}{,}{,}\n",
                        "#tryinclude *\n")
                .map(s -> s.isEmpty() ? s : s.repeat((1 << 20) / s.length()));
    }

    /** A megabyte of one thing. */
    @ParameterizedTest
    @MethodSource("monsters")
    void aMegabyteOfOneThing(String text) throws IOException {
        for (String before : List.of("", "[a](!)\nx=" + "1".repeat(8000) + "\n[b](a)\n")) {
            Files.writeString(main, before + text);
            load(2000);
        }
    }

    @Test
    void filesThatIncludeEachOther() throws IOException {
        for (String include : List.of("#include ", "#tryinclude ")) {
            Files.writeString(main, "[a]\n" + (include + "case*\n").repeat(3) + "x=1\n");
            Files.writeString(
                    directory.resolve("case1.conf"), include + "case.conf\n" + include + "case1.conf\n[b](+)\n");
            load(1500);
        }
    }

    @Test
    void templatesThatDouble() throws IOException {
        var text = new StringBuilder("[t0](!)\nx=1\n");
        for (int i = 1; i < 5000; i++) {
            text.append("[t")
                    .append(i)
                    .append("](t")
                    .append(i - 1)
                    .append(",t")
                    .append(i - 1)
                    .append(")\n");
        }
        Files.writeString(main, text);
        assertFalse(load(200));
    }

    @Test
    void asMuchAsIsAllowed() throws IOException {
        Files.writeString(main, "[t](!)\n" + "x=1\n".repeat(4990) + "[a](t)\n".repeat(99));
        assertTrue(load(800));
    }

    /** Whether it could be read, for which so many megabytes may be asked for, garbage included. */
    private boolean load(int megabytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = load();
        long taken = (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
        assertTrue(taken <= megabytes, () -> "took " + taken + " MB for " + main);
        return read;
    }

    private boolean load() {
        try {
            AsteriskConfiguration c = AsteriskConfiguration.load(main);
            assertEquals(
                    c.sections().size(),
                    c.sections().stream().filter(s -> !s.template()).count());
            return true;
        } catch (DialectException e) {
            assertTrue(e.position().file().startsWith(directory.toString()), e::getMessage);
            assertTrue(e.position().line() >= 0, e::getMessage);
            assertTrue(String.valueOf(e.getMessage()).startsWith(e.position() + ": "), e::getMessage);
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail("for " + main + " came " + e, e);
        }
    }
}
