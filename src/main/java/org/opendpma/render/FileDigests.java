package org.opendpma.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reckons the MD5 of files and remembers it as long as their size and time stay the same, so that a changed file is always
 * fetched again and an unchanged one costs a look at its directory entry. Thread-safe.
 */
public final class FileDigests implements LinkedFiles {
    private static final int MOST_REMEMBERED = 10_000;
    private static final long LARGEST = 64L * 1024 * 1024;

    private final Map<Path, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Known(long size, FileTime changed, String md5) {}

    @Override
    public Optional<String> md5(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
                return Optional.empty();
            }
            Known before = remembered(file);
            if (before != null
                    && before.size() == attributes.size()
                    && before.changed().equals(attributes.lastModifiedTime())) {
                return Optional.of(before.md5());
            }
            var now = new Known(attributes.size(), attributes.lastModifiedTime(), digest(file));
            remember(file, now);
            return Optional.of(now.md5());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private synchronized @Nullable Known remembered(Path file) {
        return known.get(file);
    }

    private synchronized void remember(Path file, Known now) {
        known.put(file, now);
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                md5.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
