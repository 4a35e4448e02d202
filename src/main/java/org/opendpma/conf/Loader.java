package org.opendpma.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one configuration: a main file and what it includes. Used once, by one thread. */
final class Loader {
    private final Limits limits;
    private final Budget budget;
    private final Notices notices;
    private final Roster roster = new Roster();
    private final RecentTexts texts = new RecentTexts();
    private final Optional<Path> directory;
    private final Set<String> included = new HashSet<>();

    /**
     * How many files deep the next include would lie. Asterisk counts one more with every included file that is broken
     * and never takes that back.
     */
    private int depth = 1;

    /**
     * What was read.
     *
     * @param sections in the order in which they began, templates included
     */
    record Loaded(List<Section> sections, List<Notice> notices) {}

    private Loader(Limits limits, Optional<Path> directory) {
        this.limits = limits;
        this.budget = new Budget(limits);
        this.notices = new Notices(limits.notices());
        this.directory = directory;
    }

    /**
     * Reads a main file and what it includes.
     *
     * @param name of the main file, for positions
     * @param directory what relative includes are relative to, in the main file and in every included one; without it
     *     only absolute ones are found
     */
    static Loaded load(String name, InputStream in, Optional<Path> directory, Limits limits)
            throws DialectException, IOException {
        var loader = new Loader(limits, directory);
        try {
            loader.budget.useFile(new Position(name, 0));
            loader.part().read(TextFile.read(name, in, loader.budget));
        } catch (BrokenFile e) {
            throw e.invalid();
        }
        return new Loaded(loader.roster.finished(), loader.notices.all());
    }

    /**
     * Reads what a directive names.
     *
     * @throws BrokenFile if it must be there and is not
     */
    void include(String name, boolean mustExist, Position at) throws BrokenFile, DialectException {
        if (!included.add(name)) {
            notices.add(
                    at, () -> Text.quote(name) + " is included more than once, so what is in it counts more than once");
        }
        boolean found = depth <= limits.includeDepth() ? includeAll(name, at) : tooDeep(name, at);
        if (!found && mustExist) {
            throw new BrokenFile(at, missing(name));
        }
    }

    private String missing(String name) {
        String where = directory.map(d -> " in " + d).orElse("; this text has no directory of its own");
        return "no file " + Text.quote(name) + " can be read" + (name.startsWith("/") ? "" : where)
                + "; correct the name, or write #tryinclude if it may be missing";
    }

    private boolean tooDeep(String name, Position at) {
        notices.add(
                at,
                () -> Text.quote(name) + " is not read, since includes go at most " + limits.includeDepth()
                        + " deep; a broken included file counts for all that follow");
        return false;
    }

    private boolean includeAll(String name, Position at) throws DialectException {
        depth++;
        Part part = part();
        boolean any = false;
        try {
            for (Path file : files(name, at)) {
                any |= read(file, part, at);
            }
        } catch (BrokenFile e) {
            notices.add(e.readOnlyUpToHere());
            return true;
        }
        depth--;
        return any;
    }

    private List<Path> files(String name, Position at) throws DialectException {
        if (name.startsWith("/")) {
            return Glob.find(name, Path.of("/"), at, budget);
        }
        return directory.isEmpty() ? List.of() : Glob.find(name, directory.get(), at, budget);
    }

    private boolean read(Path file, Part part, Position at) throws BrokenFile, DialectException {
        if (!Files.isRegularFile(file)) {
            notices.add(at, () -> Text.quote(file.toString()) + " is not a regular file and is left out");
            return false;
        }
        budget.useFile(at);
        TextFile text;
        try (InputStream in = Files.newInputStream(file)) {
            text = TextFile.read(file.toString(), in, budget);
        } catch (IOException e) {
            notices.add(at, () -> Text.quote(file.toString()) + " cannot be read: " + Problem.of(e));
            return false;
        }
        part.read(text);
        return true;
    }

    private Part part() {
        return new Part(this, limits, budget, notices, roster, texts);
    }
}
