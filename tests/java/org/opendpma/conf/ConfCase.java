package org.opendpma.conf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One directory of tests/resources/conf: {@code case.conf}, what it includes, and in {@code answer.txt} what a real
 * Asterisk says of it.
 */
record ConfCase(Path directory) {
    static final String MAIN = "case.conf";
    private static final String ANSWER = "answer.txt";
    private static final String LONG_NAME = "d".repeat(100);

    static List<ConfCase> all() {
        try (Stream<Path> directories = Files.list(home())) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(ConfCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Asterisk answered, as {@link Shown} lines. */
    List<String> answer() throws IOException {
        String text = Files.readString(directory.resolve(ANSWER));
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** Writes such an answer into the directory of this name below another. */
    void record(Path home, List<String> answer) throws IOException {
        String text = answer.stream().map(l -> l + "\n").collect(Collectors.joining());
        Files.writeString(home.resolve(toString()).resolve(ANSWER), text);
    }

    /** Copies the files of the case; names all begin with {@code case} or are very long, so they harm nothing that lies there. */
    void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                if (!name.equals(ANSWER)) {
                    Path copy = target.resolve(name);
                    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Removes from a directory what {@link #copyTo} of any case puts there. */
    static void removeFrom(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                String name = target.relativize(file).toString();
                if (name.startsWith("case") || name.startsWith(LONG_NAME)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path home() {
        try {
            URL url = Objects.requireNonNull(ConfCase.class.getResource("/conf"));
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(directory.getFileName());
    }
}
