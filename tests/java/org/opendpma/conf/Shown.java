package org.opendpma.conf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a configuration holds as lines that can be compared: those of AMI's {@code GetConfig} without their numbers, with
 * templates asked for, too. AMI writes name and value as one, so which equal sign parts them it does not tell; nor does it
 * show that something is inherited from a section without a name.
 */
final class Shown {
    static final String INVALID = "Message: Config file has invalid format";

    /** What we do not read although Asterisk would try. */
    static final String REFUSED = "Message: refused";

    private Shown() {}

    /** As we read it. */
    static List<String> of(Path file) {
        try {
            return of(AsteriskConfiguration.load(file));
        } catch (DialectException e) {
            return List.of(e.getCause() instanceof BrokenFile ? INVALID : REFUSED);
        }
    }

    /** Sections and templates in the order of the file, for which GetConfig has one list and we have two. */
    static List<String> of(AsteriskConfiguration configuration) {
        var lines = new ArrayList<String>();
        sections(configuration, false).forEach(s -> show(s, lines));
        sections(configuration, true).forEach(s -> show(s, lines));
        return lines;
    }

    private static Stream<Section> sections(AsteriskConfiguration configuration, boolean templates) {
        return (templates ? configuration.templates() : configuration.sections()).stream();
    }

    private static void show(Section section, List<String> lines) {
        lines.add((section.template() ? "Template: " : "Category: ") + section.name());
        String parents = String.join(",", section.parents());
        if (!parents.isEmpty()) {
            lines.add("Templates: " + parents);
        }
        section.options().forEach(o -> lines.add("Line: " + o.name() + "=" + o.value()));
    }

    /** As Asterisk answered to a GetConfig with the filter {@code TEMPLATES=include}. */
    static List<String> of(List<byte[]> answer) {
        if (answer.stream().map(Shown::text).anyMatch("Response: Error"::equals)) {
            return answer.stream()
                    .map(Shown::text)
                    .filter(l -> l.startsWith("Message: "))
                    .toList();
        }
        return blocks(answer).stream()
                .sorted(Comparator.comparing(b -> b.get(0).startsWith("Template: ")))
                .flatMap(List::stream)
                .toList();
    }

    private static List<List<String>> blocks(List<byte[]> answer) {
        var blocks = new ArrayList<List<String>>();
        for (byte[] bytes : answer) {
            String line = text(bytes);
            String value = line.substring(line.indexOf(": ") + 2);
            if (line.startsWith("Category-")) {
                blocks.add(new ArrayList<>(List.of("Category: " + value)));
            } else if (line.startsWith("IsTemplate-")) {
                last(blocks).set(0, last(blocks).get(0).replaceFirst("Category", "Template"));
            } else if (line.startsWith("Templates-")) {
                last(blocks).add("Templates: " + value);
            } else if (line.startsWith("Line-")) {
                last(blocks).add("Line: " + value);
            }
        }
        return blocks;
    }

    private static List<String> last(List<List<String>> blocks) {
        return blocks.get(blocks.size() - 1);
    }

    /** UTF-8; a line that is none is taken for ISO-8859-1, but for a section name that was cut within a character. */
    private static String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            String cut = new String(line, StandardCharsets.UTF_8);
            boolean isCutName = cut.startsWith("Category") && cut.indexOf('\uFFFD') == cut.length() - 1;
            return isCutName ? cut : new String(line, StandardCharsets.ISO_8859_1);
        }
    }
}
