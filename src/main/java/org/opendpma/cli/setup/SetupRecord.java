package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does steps and remembers them in a file, a line for each with tabs between its fields, so that exactly they can be undone -
 * also by a shell script, when the package is purged.
 */
record SetupRecord(Path file) {
    private static final int MADE_FIELDS = 3;

    /** Does a step. What is done is written down first, so that a step that broke off is undone, too. */
    void take(Step step) throws IOException {
        if (step instanceof Step.Make make) {
            if (Files.exists(make.file())) {
                throw new IOException(make.file() + " is there already and would be overwritten; move it away");
            }
            note("made\t" + digest(make.content()) + "\t" + make.file());
            make(make);
        } else if (step instanceof Step.Include include) {
            note("include\t" + include.included() + "\t" + include.file());
            String text = Files.readString(include.file(), StandardCharsets.ISO_8859_1);
            rewrite(
                    include.file(),
                    text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + Step.Include.line(include.included())
                            + "\n");
        } else if (step instanceof Step.Replace replace) {
            note("line\t" + replace.old() + "\t" + replace.file() + "\t" + replace.fresh());
            swap(replace.file(), replace.old(), replace.fresh());
        }
    }

    /** Takes out what was put in, last first; what somebody has changed since stays, and is said. */
    void undo(Consumer<String> say) throws IOException {
        var steps = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.<String>of());
        while (!steps.isEmpty()) {
            String[] fields = steps.remove(steps.size() - 1).split("\t", -1);
            Path changed = Path.of(fields[2]);
            if (!Files.exists(changed)) {
                continue;
            }
            if (fields.length == MADE_FIELDS && fields[0].equals("made")) {
                remove(changed, fields[1], say);
            } else if (fields[0].equals("include")) {
                swap(changed, Step.Include.line(fields[1]) + "\n", "");
                say.accept("taken out of " + changed + ": " + Step.Include.line(fields[1]));
            } else {
                swap(changed, fields[MADE_FIELDS], fields[1]);
                say.accept("as before in " + changed + ": " + fields[1]);
            }
        }
        Files.deleteIfExists(file);
    }

    private static void remove(Path made, String digest, Consumer<String> say) throws IOException {
        if (digest(Files.readString(made, StandardCharsets.ISO_8859_1)).equals(digest)) {
            Files.delete(made);
            say.accept("removed " + made);
        } else {
            say.accept(made + " was changed and stays; remove it by hand");
        }
    }

    private void note(String line) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Files.readString(file) + line + "\n");
    }

    private static void make(Step.Make step) throws IOException {
        Files.createFile(
                step.file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(step.file(), step.content(), StandardCharsets.ISO_8859_1);
        likewise(step.file(), step.like());
    }

    /** The file is replaced as a whole, so that nobody reads half of it. */
    private static void rewrite(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path fresh = Files.createTempFile(real.getParent(), ".opendpma", ".new");
        try {
            Files.writeString(fresh, text, StandardCharsets.ISO_8859_1);
            likewise(fresh, real);
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void swap(Path file, String old, String fresh) throws IOException {
        String text = "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\n" + old);
        if (at >= 0) {
            String changed = text.substring(0, at + 1) + fresh + text.substring(at + 1 + old.length());
            rewrite(file, changed.substring(1));
        }
    }

    /** Asterisk must read it, and where it has a group of its own nobody else: it may hold a secret. */
    private static void likewise(Path file, Path like) throws IOException {
        PosixFileAttributes as = Files.readAttributes(like, PosixFileAttributes.class);
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setOwner(as.owner());
        try {
            view.setGroup(file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("asterisk"));
            view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
        } catch (UserPrincipalNotFoundException noSuchGroup) {
            view.setGroup(as.group());
            view.setPermissions(as.permissions());
        }
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
