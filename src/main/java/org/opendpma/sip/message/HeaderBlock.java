package org.opendpma.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a message's head, split but not parsed.
 *
 * @param startLine the request or status line
 * @param lines the headers in order, unfolded
 */
public record HeaderBlock(String startLine, List<HeaderLine> lines) {
    /**
     * One logical header line.
     *
     * @param name in lower case, a compact form replaced by the long one
     * @param text the whole line, name included, without line ends
     */
    public record HeaderLine(String name, String text) {
        /** What follows the colon. */
        public String value() {
            return text.substring(text.indexOf(':') + 1).strip();
        }
    }

    public HeaderBlock {
        lines = List.copyOf(lines);
    }

    /** All lines of a header. */
    public List<HeaderLine> all(String name) {
        return lines.stream().filter(l -> l.name().equals(name)).toList();
    }

    /** The first line of a header. */
    public Optional<HeaderLine> first(String name) {
        return lines.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /** Whether the start line is that of a response. */
    public boolean isResponse() {
        return startLine.regionMatches(true, 0, "SIP/", 0, 4);
    }

    /** The method of a request, as written. */
    public String method() {
        int blank = startLine.indexOf(' ');
        return blank < 0 ? startLine : startLine.substring(0, blank);
    }

    /** The head as the parser wants it: unfolded, CRLF, an empty line at the end. */
    byte[] normalized() {
        var text = new StringBuilder(startLine).append("\r\n");
        lines.forEach(l -> text.append(l.text()).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
