package org.opendpma.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opendpma.site.FileFacts;
import org.opendpma.site.Md5;

/**
 * Finds files and reckons their checksums, once for each size and time of change: a changed file is always seen, and one that
 * has not changed costs a look at its directory entry. Bounded; any thread.
 */
public final class FileFactCache implements FileFacts {
    private static final int MOST = 10_000;
    /** Larger than any firmware; whoever asks would wait too long for its checksum. */
    private static final long LARGEST = 1L << 30;
    /** No hidden files, no way up, nothing that a shell or a Windows machine would read otherwise. */
    private static final Pattern NAME =
            Pattern.compile("(?!\\.)[^/\\\\\\p{Cntrl}]{1,255}(/(?!\\.)[^/\\\\\\p{Cntrl}]{1,255}){0,8}");

    private final Map<Path, Fact> facts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Fact> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public Optional<Fact> find(Path directory, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Path root = directory.toRealPath();
            Path file = root.resolve(name).toRealPath();
            return file.startsWith(root) ? real(file) : Optional.empty();
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Fact> of(Path file) {
        try {
            return real(file.toRealPath());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private Optional<Fact> real(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        boolean fits = attributes.isRegularFile() && attributes.size() <= LARGEST && Files.isReadable(file);
        return fits ? Optional.of(fact(file, attributes)) : Optional.empty();
    }

    private Fact fact(Path file, BasicFileAttributes attributes) throws IOException {
        Optional<Fact> before = known(file);
        if (before.isPresent()
                && before.get().size() == attributes.size()
                && before.get().modified().equals(attributes.lastModifiedTime().toInstant())) {
            return before.get();
        }
        var fact = new Fact(
                file,
                Md5.of(Files.newInputStream(file)),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
        synchronized (facts) {
            facts.put(file, fact);
        }
        return fact;
    }

    private Optional<Fact> known(Path file) {
        synchronized (facts) {
            return Optional.ofNullable(facts.get(file));
        }
    }
}
