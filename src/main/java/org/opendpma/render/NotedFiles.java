package org.opendpma.render;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opendpma.site.FileFacts;

/**
 * Notes which files something was made of, so that it need not be made again as long as they stay as they were. Any thread.
 */
public final class NotedFiles implements FileFacts {
    /** What the making on this thread has asked about; nothing while there is none. */
    private static final ThreadLocal<@Nullable Map<Path, Optional<Fact>>> NOTES = new ThreadLocal<>();

    private final FileFacts files;

    public NotedFiles(FileFacts files) {
        this.files = files;
    }

    /**
     * Something, and the files that were asked about while it was made.
     *
     * @param looked what was known of them at that time
     */
    public record Made<T>(T what, Map<Path, Optional<Fact>> looked) {
        public Made {
            looked = Map.copyOf(looked);
        }
    }

    /** For who asks from outside; nothing is made of that. */
    @Override
    public Optional<Fact> find(Path directory, String name) {
        return files.find(directory, name);
    }

    @Override
    public Optional<Fact> of(Path file) {
        Optional<Fact> fact = files.of(file);
        Map<Path, Optional<Fact>> noting = NOTES.get();
        if (noting != null) {
            noting.put(file, fact);
        }
        return fact;
    }

    /** Makes something, on this thread. */
    public <T> Made<T> making(Supplier<T> what) {
        var noting = new HashMap<Path, Optional<Fact>>();
        NOTES.set(noting);
        try {
            return new Made<>(what.get(), noting);
        } finally {
            NOTES.remove();
        }
    }

    /** Whether every file that it was made of is as it was. */
    public boolean isCurrent(Made<?> made) {
        return made.looked().entrySet().stream()
                .allMatch(e -> files.of(e.getKey()).equals(e.getValue()));
    }
}
