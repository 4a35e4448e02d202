package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of etc-asterisk: as a user finds it, edits it, or switches everything on. */
public final class SampleFile {
    private static final Path DIRECTORY = Path.of(System.getProperty("opendpma.basedir", ""), "etc-asterisk");
    private static final Pattern HEADER = Pattern.compile(";?\\[([^]]+)].*");
    private static final Pattern OPTION = Pattern.compile(";?([a-z0-9_]+) = (.*)");

    private final List<Line> lines = new ArrayList<>();

    /**
     * One line.
     *
     * @param section the name of the section it stands in
     * @param option its option, {@code ""} when it has none
     */
    private record Line(String text, String section, String option) {
        boolean isOff() {
            return text.startsWith(";")
                    && !(option.isEmpty() && !HEADER.matcher(text).matches());
        }

        String on() {
            return isOff() ? text.substring(1) : text;
        }

        String set(String value) {
            return option + " = " + value;
        }
    }

    /** @param name without {@code .sample} */
    public SampleFile(String name) {
        String section = "";
        for (String text : read(DIRECTORY.resolve(name + ".sample"))) {
            Matcher header = HEADER.matcher(text);
            Matcher option = OPTION.matcher(text);
            section = header.matches() ? header.group(1) : section;
            lines.add(new Line(text, section, option.matches() ? option.group(1) : ""));
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One option.
     *
     * @param type of its section; that of a section without one is its name
     * @param comment what stands above it, as one line
     */
    public record Sampled(String type, String name, String comment) {}

    /** Every option, switched on or off. */
    public List<Sampled> options() {
        var options = new ArrayList<Sampled>();
        var comment = new ArrayList<String>();
        String type = "";
        for (Line line : lines) {
            if (line.option().equals("type")) {
                type = line.text().replaceFirst(".* = ", "");
            } else if (!line.option().isEmpty()) {
                options.add(new Sampled(type, line.option(), String.join(" ", comment)));
            } else if (HEADER.matcher(line.text()).matches()) {
                type = line.section();
            }
            if (line.text().startsWith("; ")) {
                comment.add(line.text().substring(2));
            } else {
                comment.clear();
            }
        }
        return options;
    }

    /** The text as it is shipped. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The text with every option and section switched on. */
    public String switchedOn() {
        return lines.stream().map(Line::on).collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * What an editor does: the text with some options switched on and set, and with them their sections.
     *
     * @param values by section and option: {@code "sip tls"}
     */
    public String edited(Map<String, String> values) {
        return lines.stream().map(l -> edited(l, values)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String edited(Line line, Map<String, String> values) {
        String value = values.get(line.section() + " " + line.option());
        if (value != null) {
            return line.set(value);
        }
        boolean begins = line.option().isEmpty() || line.option().equals("type");
        boolean wanted = values.keySet().stream().anyMatch(k -> k.startsWith(line.section() + " "));
        return begins && wanted ? line.on() : line.text();
    }
}
