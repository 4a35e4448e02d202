package org.opendpma.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The sections of a file, for programs that only read: what {@link AsteriskConfiguration} says of it, without a tree of
 * nodes in between, which for a file of ten thousand phones costs more than reading it.
 *
 * @param sections in the order in which they begin, without templates
 * @param notices what Asterisk would only log
 */
public record SectionFile(List<Section> sections, List<Notice> notices) {
    public SectionFile {
        sections = List.copyOf(sections);
        notices = List.copyOf(notices);
    }

    /**
     * Reads a file and what it includes.
     *
     * @throws DialectException if it cannot be read, or if Asterisk would call it invalid
     */
    public static SectionFile read(Path file) throws DialectException {
        Path absolute = file.toAbsolutePath();
        Optional<Path> directory = Optional.ofNullable(absolute.getParent()).or(() -> Optional.of(absolute));
        try (InputStream in = Files.newInputStream(file)) {
            Loader.Loaded loaded = Loader.load(file.toString(), in, directory, Limits.DEFAULT);
            return new SectionFile(
                    loaded.sections().stream().filter(s -> !s.template()).toList(), loaded.notices());
        } catch (IOException e) {
            throw new DialectException(new Position(file.toString(), 0), "cannot be read: " + Problem.of(e), e);
        }
    }
}
