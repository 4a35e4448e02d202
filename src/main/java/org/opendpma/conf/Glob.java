package org.opendpma.conf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that an include names: wildcards and braces as glob(3) has them, relative to one directory.
 *
 * <p>Files of one wildcard come in the order of their names' characters, whatever the locale; the alternatives of braces
 * come one after the other. A pattern whose braces lead to nothing is taken literally.
 */
final class Glob {
    /** Asterisk has room for so many bytes of a path and cuts what is longer, which then is no file any more. */
    private static final int LONGEST_PATH = 255;

    /** In steps of the budget. */
    private static final int SYSTEM_CALL = 300;

    private final Path directory;
    private final Position position;
    private final Budget budget;

    private Glob(Path directory, Position position, Budget budget) {
        this.directory = directory;
        this.position = position;
        this.budget = budget;
    }

    /** What exists of the files that a pattern names. */
    static List<Path> find(String pattern, Path directory, Position at, Budget budget) throws DialectException {
        String whole = pattern.startsWith("/") ? pattern : directory + "/" + pattern;
        if (whole.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return List.of();
        }
        return new Glob(directory, at, budget).expand(pattern);
    }

    private List<Path> expand(String pattern) throws DialectException {
        var found = new ArrayList<Path>();
        List<String> alternatives = Braces.expand(pattern, position, budget);
        for (String alternative : alternatives) {
            found.addAll(one(alternative));
        }
        return found.isEmpty() ? one(pattern) : found;
    }

    private List<Path> one(String pattern) throws DialectException {
        budget.useSteps(SYSTEM_CALL, position);
        List<Path> paths = List.of(pattern.startsWith("/") ? Path.of("/") : directory);
        for (String component : pattern.split("/", -1)) {
            if (!component.isEmpty()) {
                paths = Wildcard.isIn(component) ? children(paths, component) : child(paths, component);
            }
        }
        var sorted = new ArrayList<>(paths);
        sorted.sort(Comparator.comparing(Path::toString));
        return sorted;
    }

    private List<Path> child(List<Path> parents, String component) throws DialectException {
        var found = new ArrayList<Path>();
        for (Path parent : parents) {
            budget.useSteps(SYSTEM_CALL, position);
            existing(parent, Wildcard.unescape(component)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Path> existing(Path parent, String name) {
        try {
            return Optional.of(parent.resolve(name)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty(); // the locale of this process cannot name such a file
        }
    }

    private List<Path> children(List<Path> parents, String component) throws DialectException {
        Wildcard wildcard = Wildcard.parse(component);
        var found = new ArrayList<Path>();
        for (Path parent : parents) {
            budget.useSteps(10 * SYSTEM_CALL, position);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
                for (Path entry : entries) {
                    addIfItMatches(entry, wildcard, found);
                }
            } catch (IOException | DirectoryIteratorException e) {
                // glob(3) passes over what it cannot list, too.
            }
        }
        return found;
    }

    private void addIfItMatches(Path entry, Wildcard wildcard, List<Path> found) throws DialectException {
        budget.useSteps(SYSTEM_CALL / 10, position);
        if (wildcard.matches(String.valueOf(entry.getFileName()))) {
            found.add(entry);
        }
    }
}
