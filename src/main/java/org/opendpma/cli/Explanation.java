package org.opendpma.cli;

import java.util.List;
import java.util.Map;
import org.opendpma.render.Rendered;
import org.opendpma.site.Origin;
import org.opendpma.xml.Element;

/** A rendered configuration in words: each element on a line, with where it comes from; secrets are not told. */
public final class Explanation {
    private static final int COLUMN = 72;
    private static final int LONGEST_TEXT = 32;

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    public static String of(Rendered rendered) {
        var explanation = new Explanation();
        rendered.config().children().forEach(c -> explanation.element(c, 1));
        if (!rendered.omissions().isEmpty()) {
            explanation.text.append("left out:\n");
            rendered.omissions().forEach(o -> explanation.line("  " + o.what() + ": " + o.why(), o.origin()));
        }
        return explanation.text.toString();
    }

    private void element(Element element, int depth) {
        String indent = "  ".repeat(depth);
        var line = new StringBuilder(indent).append(element.name());
        for (Map.Entry<String, Object> attribute : element.attributes().entrySet()) {
            if (element.origin(attribute.getKey()).equals(element.origin())) {
                line.append(' ').append(shown(attribute));
            }
        }
        if (!element.text().isBlank()) {
            String content = element.text();
            line.append(" \"")
                    .append(content.length() <= LONGEST_TEXT ? content : content.substring(0, LONGEST_TEXT) + "...")
                    .append('"');
        }
        boolean container = element.attributes().isEmpty() && element.text().isBlank();
        line(line.toString(), container ? List.of() : List.of(element.origin()));
        for (Map.Entry<String, Object> attribute : element.attributes().entrySet()) {
            Origin own = element.origin(attribute.getKey());
            if (!own.equals(element.origin())) {
                line(indent + "    " + shown(attribute), own);
            }
        }
        element.children().forEach(c -> element(c, depth + 1));
    }

    /** A password prints itself as redacted. */
    private static String shown(Map.Entry<String, Object> attribute) {
        return attribute.getKey() + "=\"" + attribute.getValue() + '"';
    }

    private void line(String what, Origin origin) {
        line(what, List.of(origin));
    }

    private void line(String what, List<Origin> origins) {
        text.append(what);
        origins.forEach(o -> text.append(" ".repeat(Math.max(COLUMN - what.length(), 2)))
                .append("<- ")
                .append(o));
        text.append('\n');
    }
}
