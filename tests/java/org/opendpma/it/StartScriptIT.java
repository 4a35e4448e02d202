package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/opendpma: the Java it takes, where it may stand, and that nothing beside it can keep the program from starting. */
class StartScriptIT {
    private static final Path HOME = Path.of(System.getProperty("opendpma.home", "target/opendpma"));

    @TempDir
    private Path directory = Path.of("");

    private static Commands.Outcome start(Path script, Map<String, String> environment, String... arguments) {
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments));
        return Commands.run(command.toList(), environment, 120);
    }

    private static Path shipped() {
        return HOME.resolve("bin").resolve("opendpma").toAbsolutePath();
    }

    /** A copy of the tree in a path with a space. */
    private Path copy() throws IOException {
        Path to = directory.resolve("a tree");
        try (Stream<Path> files = Files.walk(HOME)) {
            files.forEach(f -> copy(f, to.resolve(HOME.relativize(f))));
        }
        return to;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fakeJava(String version) throws IOException {
        Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2019-01-15' >&2\n");
        assertTrue(java.toFile().setExecutable(true));
        return java;
    }

    private static void assertRuns(Commands.Outcome outcome) {
        assertEquals(0, outcome.status(), outcome::output);
        assertTrue(outcome.output().matches("opendpma \\S+\\s+"), outcome::output);
    }

    @Test
    void anOldJavaIsNamedWithTheWayOut() throws IOException {
        Path java = fakeJava("11.0.2");
        Commands.Outcome outcome = start(shipped(), Map.of("OPENDPMA_JAVA", java.toString()), "--version");
        assertEquals(1, outcome.status(), outcome::output);
        assertTrue(
                outcome.output().startsWith("opendpma: " + java + " is Java 11.0.2. Java 17 or newer is needed."),
                outcome::output);
        assertTrue(outcome.output().contains("apt-get install openjdk-17-jre-headless"), outcome::output);
    }

    @Test
    void aJavaThatIsNotThereIsNamed() {
        Commands.Outcome outcome = start(shipped(), Map.of("JAVA_HOME", "/nowhere", "OPENDPMA_JAVA", ""), "--version");
        assertEquals(1, outcome.status(), outcome::output);
        assertTrue(outcome.output().contains("JAVA_HOME is /nowhere"), outcome::output);
    }

    @Test
    void optionsOfTheUserWin() {
        Commands.Outcome outcome =
                start(shipped(), Map.of("OPENDPMA_JAVA_OPTS", "-Xmx77m -XX:+PrintFlagsFinal"), "--version");
        assertEquals(0, outcome.status(), outcome::output);
        assertTrue(
                outcome.output().contains(" MaxHeapSize                              = " + (78L << 20)),
                outcome::output);
    }

    @Test
    void itRunsFromAPathWithASpaceAndThroughALink() throws IOException {
        Path script = copy().resolve("bin/opendpma");
        assertRuns(start(script, Map.of(), "--version"));
        assertRuns(start(Files.createSymbolicLink(directory.resolve("link"), script), Map.of(), "--version"));
    }

    @Test
    void anArchiveThatIsNoUseDoesNotMatter() throws IOException {
        Path tree = copy();
        Path archive = tree.resolve("opendpma.jsa");
        assertTrue(Files.exists(archive), "the build made an archive");
        Path script = tree.resolve("bin/opendpma");
        for (int length : List.of(100_000, 0)) {
            byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(archive), length);
            Files.delete(archive);
            Files.write(archive, cut);
            assertRuns(start(script, Map.of(), "--version"));
        }
        Files.delete(archive);
        assertRuns(start(script, Map.of(), "--version"));
    }

    @Test
    void theArchiveIsUsed() {
        Commands.Outcome outcome = start(shipped(), Map.of("OPENDPMA_JAVA_OPTS", "-Xlog:class+load"), "--version");
        assertTrue(
                outcome.output().lines().anyMatch(l -> l.contains("org.opendpma.OpenDpma source: shared objects file")),
                outcome::output);
    }
}
