package org.opendpma.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opendpma.site.FileFacts;

/** Finds files and reckons their checksums, once for each size and time of change. Bounded; any thread. */
public final class FileFactCache implements FileFacts {
    private static final int MOST = 4_096;
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
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            boolean fits = file.startsWith(root) && attributes.isRegularFile() && Files.isReadable(file);
            return fits ? Optional.of(fact(file, attributes)) : Optional.empty();
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
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
                md5(file),
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

    private static String md5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("MD5"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
