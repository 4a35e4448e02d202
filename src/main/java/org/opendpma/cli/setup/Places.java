package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendpma.conf.AsteriskConfiguration;
import org.opendpma.conf.DialectException;
import org.opendpma.conf.Section;

/**
 * Where everything is that setup reads and writes.
 *
 * @param asterisk Asterisk's directory
 * @param config our own configuration, which need not be there yet
 * @param snippets what was installed for Asterisk's files, and samples
 * @param units where an administrator's own parts of systemd's units are
 */
record Places(Path asterisk, Path config, Path snippets, Path units) {
    /** Where Asterisk's configuration is: as packages have it, and as its own Makefile does. */
    static final List<Path> USUAL = List.of(Path.of("/etc/asterisk"), Path.of("/usr/local/etc/asterisk"));

    /** A file of Asterisk's. */
    Path of(String file) {
        return asterisk.resolve(file);
    }

    Path manager() {
        return of("manager.conf");
    }

    /** What opendpma.conf says, or will say once it is made. */
    Path readableConfig() {
        return Files.exists(config) ? config : snippets.resolve("opendpma.conf.sample");
    }

    String snippet(String name) throws IOException {
        return Files.readString(snippets.resolve(name));
    }

    /** Whether a line of the file takes in another file, whose name holds the text. */
    static boolean includes(Path file, String what) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).anyMatch(l -> l.matches("#(try)?include\\s.*") && l.contains(what));
        }
    }

    /** @throws IOException when it cannot be read, or Asterisk would refuse it, in words for the user */
    static List<Section> sections(Path file) throws IOException {
        try {
            return AsteriskConfiguration.load(file).sections();
        } catch (DialectException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The last value of an option of a file's section, which is what Asterisk takes. */
    static Optional<String> value(List<Section> file, String section, String option) {
        return file.stream()
                .filter(s -> s.name().equals(section))
                .flatMap(s -> s.options().stream())
                .filter(o -> o.name().equalsIgnoreCase(option))
                .map(o -> o.value())
                .reduce((first, last) -> last);
    }

    static boolean hasSection(List<Section> file, String name) {
        return file.stream().anyMatch(s -> s.name().equals(name));
    }

    /** As Asterisk's ast_true has it. */
    static boolean isTrue(Optional<String> value) {
        return value.filter(v -> v.matches("(?i)yes|true|y|t|1|on")).isPresent();
    }
}
