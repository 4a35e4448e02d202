package org.opendpma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Files of {@code tests/resources/golden} that hold what the program must produce, letter for letter. After a change that
 * is meant, {@code mvn test -Dopendpma.golden=write} writes them anew; what has changed is then seen in the diff.
 */
public final class Golden {
    private static final Path HOME =
            Path.of(System.getProperty("opendpma.basedir", ""), "tests", "resources", "golden");

    private Golden() {}

    /** Compares with the file, or writes it when told to. */
    public static void check(String name, String produced) throws IOException {
        check(HOME.resolve(name), name, produced);
    }

    /** Likewise, with a file of the project that is made of the program. */
    public static void checkFile(String name, String produced) throws IOException {
        check(Path.of(System.getProperty("opendpma.basedir", "")).resolve(name), name, produced);
    }

    private static void check(Path file, String name, String produced) throws IOException {
        if (System.getProperty("opendpma.golden", "").equals("write")) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, produced);
        }
        assertEquals(Files.readString(file), produced, name);
    }
}
