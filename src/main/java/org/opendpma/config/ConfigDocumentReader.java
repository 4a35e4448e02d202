package org.opendpma.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.conf.Position;
import org.opendpma.site.ConfigDocument;
import org.opendpma.site.ConfigDocument.Placeholder;
import org.opendpma.site.Line;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Origin;
import org.opendpma.site.Problems;
import org.opendpma.xml.XmlReader;

/** Reads the file that config_file names and checks all that can be checked before a phone asks. */
final class ConfigDocumentReader {
    private static final int MOST_BYTES = 1024 * 1024;

    private final Optional<Path> directory;
    private final Problems problems;

    /** @param directory option file_directory */
    ConfigDocumentReader(Optional<Path> directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** Empty when there is none, or with an error when it cannot be delivered. */
    Optional<ConfigDocument> read(SectionValues v, List<Line> lines) {
        return v.find(PhoneOptions.CONFIG_FILE).flatMap(name -> read(v, name, lines));
    }

    private Optional<ConfigDocument> read(SectionValues v, SectionValues.Value<String> name, List<Line> lines) {
        String where = "[" + v.name() + "] config_file: ";
        Path path = Path.of(name.value());
        if (!path.isAbsolute() && directory.isEmpty()) {
            problems.error(
                    name.position(),
                    where + name.value() + " lies nowhere: write file_directory= in [general], or an absolute path");
            return Optional.empty();
        }
        Path file = directory.map(d -> d.resolve(path)).orElse(path);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                problems.error(name.position(), where + file + " is larger than 1 MiB");
                return Optional.empty();
            }
            return check(where, name, file, bytes, lines);
        } catch (IOException e) {
            problems.error(name.position(), where + file + " cannot be read: " + reason(e));
            return Optional.empty();
        }
    }

    private Optional<ConfigDocument> check(
            String where, SectionValues.Value<String> name, Path file, byte[] bytes, List<Line> lines) {
        if (XmlReader.parse(bytes) instanceof XmlReader.Outcome.Broken broken) {
            problems.error(
                    new Position(file.toString(), broken.line()), where + "no well-formed XML: " + broken.reason());
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean usable = true;
        for (Placeholder placeholder : ConfigDocument.placeholders(text)) {
            Optional<String> wrong = wrong(placeholder, lines);
            wrong.ifPresent(w -> problems.error(new Position(file.toString(), line(text, placeholder)), where + w));
            usable &= wrong.isEmpty();
        }
        var origin = new Origin.InFile(PhoneOptions.CONFIG_FILE.name(), name.position());
        return usable
                ? Optional.of(new ConfigDocument(new LinkedFile(file.toString(), origin), text))
                : Optional.empty();
    }

    private static Optional<String> wrong(Placeholder placeholder, List<Line> lines) {
        var names = new ArrayList<>(ConfigDocument.OF_LINE);
        names.addAll(ConfigDocument.OF_PHONE);
        String shown = "${" + Kind.printable(placeholder.name()) + "}";
        if (!names.contains(placeholder.name())) {
            return Optional.of(shown + " is unknown; there are " + String.join(", ", names)
                    + ", and $${ stands for a plain ${" + Suggestion.didYouMean(placeholder.name(), names));
        }
        if (ConfigDocument.OF_PHONE.contains(placeholder.name())) {
            return Optional.empty();
        }
        if (lines.isEmpty()) {
            return Optional.of(shown + " is of a line, and the phone has none; write line=");
        }
        return placeholder
                .line()
                .filter(l -> lines.stream().noneMatch(line -> line.name().equals(l)))
                .map(l -> shown + ": the phone has no line " + Kind.printable(l) + "; write line=" + Kind.printable(l));
    }

    private static int line(String text, Placeholder placeholder) {
        String written =
                "${" + placeholder.name() + placeholder.line().map(l -> ":" + l).orElse("") + "}";
        return 1
                + (int) text.substring(0, Math.max(text.indexOf(written), 0))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }
}
