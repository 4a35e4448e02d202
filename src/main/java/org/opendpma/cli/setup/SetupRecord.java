package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.opendpma.cli.tls.MakeCaCommand;
import org.opendpma.control.Result;
import picocli.CommandLine;

/**
 * Does steps and remembers them in a file, so that exactly they can be undone - also by a shell script, when the package is
 * purged. Each line is {@code made DIGEST FILE}, {@code directory - DIRECTORY}, {@code include NAME FILE} or
 * {@code line OLD FILE NEW}, with tabs between.
 */
record SetupRecord(Path file) {
    private static final int NEW = 3;

    /**
     * Does a step. What is done is written down first, so that a step that broke off is undone, too.
     *
     * @param manager Asterisk's manager.conf, whose readers may read what is made for Asterisk
     */
    void take(Step step, Path manager) throws IOException {
        if (step instanceof Step.Make make) {
            make(make, manager);
        } else if (step instanceof Step.Include include) {
            note("include", include.included(), include.file().toString());
            String text = read(include.file());
            String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            rewrite(include.file(), text + end + Step.Include.line(include.included()) + "\n");
        } else if (step instanceof Step.Replace replace) {
            note("line", replace.old(), replace.file().toString(), replace.fresh());
            replace(replace);
        } else if (step instanceof Step.Authority authority) {
            make(authority, manager);
        }
    }

    private void make(Step.Make step, Path manager) throws IOException {
        Path directory = step.file().toAbsolutePath().getParent();
        if (directory != null && !Files.exists(directory)) {
            note("directory", "-", directory.toString());
            Files.createDirectory(directory);
        }
        note(
                "made",
                digest(step.content().getBytes(StandardCharsets.ISO_8859_1)),
                step.file().toString());
        Files.createFile(step.file(), Owners.onlyOurs());
        Files.writeString(step.file(), step.content(), StandardCharsets.ISO_8859_1);
        Owners.give(step.file(), step.readers(), manager);
    }

    /** The authority's own key stays its maker's; what the daemon needs is for the daemon, too. */
    private void make(Step.Authority step, Path manager) throws IOException {
        List<Path> files =
                Step.Authority.FILES.stream().map(step.directory()::resolve).toList();
        List<Path> absent = files.stream().filter(f -> !Files.exists(f)).toList();
        String[] arguments = Stream.concat(
                        Stream.of("--directory", step.directory().toString()), step.names().stream())
                .toArray(String[]::new);
        int status = new CommandLine(new MakeCaCommand()).execute(arguments);
        for (Path made : absent) {
            if (Files.exists(made)) {
                note("made", digest(Files.readAllBytes(made)), made.toString());
                if (!made.endsWith("ca.key")) {
                    Owners.give(made, Step.Readers.DAEMON, manager);
                }
            }
        }
        if (status != Result.DONE) {
            throw new IOException("the certificate was not made; to take everything out: opendpma setup --undo");
        }
    }

    /** What was done, to be shown, in the order in which it was done. */
    List<String> done() throws IOException {
        return Files.readAllLines(file).stream()
                .map(l -> l.split("\t", -1))
                .map(f -> f[0] + " " + f[2])
                .toList();
    }

    /** Takes out what was put in, last first; what somebody has changed since stays, and is said. */
    void undo(Consumer<String> say) throws IOException {
        var steps = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.<String>of());
        while (!steps.isEmpty()) {
            String[] fields = steps.remove(steps.size() - 1).split("\t", -1);
            Path changed = Path.of(fields[2]);
            if (Files.exists(changed)) {
                undo(fields, changed, say);
            }
        }
        Files.deleteIfExists(file);
    }

    private static void undo(String[] fields, Path changed, Consumer<String> say) throws IOException {
        switch (fields[0]) {
            case "made" -> remove(changed, fields[1], say);
            case "directory" -> removeEmpty(changed, say);
            case "include" -> {
                String line = Step.Include.line(fields[1]);
                String text = read(changed);
                rewrite(changed, ("\n" + text).replace("\n" + line + "\n", "\n").substring(1));
                say.accept("taken out of " + changed + ": " + line);
            }
            default -> {
                replace(new Step.Replace(changed, fields[NEW], fields[1], ""));
                say.accept("as before in " + changed + ": " + fields[1]);
            }
        }
    }

    private static void remove(Path made, String digest, Consumer<String> say) throws IOException {
        if (digest(Files.readAllBytes(made)).equals(digest)) {
            Files.delete(made);
            say.accept("removed " + made);
        } else {
            say.accept(made + " was changed and stays; remove it by hand");
        }
    }

    private static void removeEmpty(Path directory, Consumer<String> say) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            if (inside.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(directory);
        say.accept("removed " + directory);
    }

    private void note(String... fields) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, Owners.onlyOurs());
        }
        Files.writeString(file, Files.readString(file) + String.join("\t", fields) + "\n");
    }

    private static void replace(Step.Replace step) throws IOException {
        rewrite(step.file(), step.in("\n" + read(step.file())).substring(1));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** The file is replaced as a whole, so that nobody reads half of it. */
    private static void rewrite(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path fresh = Files.createTempFile(real.getParent(), ".opendpma", ".new");
        try {
            Files.writeString(fresh, text, StandardCharsets.ISO_8859_1);
            Owners.keep(fresh, real);
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
