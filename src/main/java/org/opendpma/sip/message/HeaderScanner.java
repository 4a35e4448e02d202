package org.opendpma.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;

/** Splits a message's head into lines, in one pass, and refuses what the parser should not see. Immutable; any thread. */
public final class HeaderScanner {
    /** RFC 3261 section 7.3.3 and 20, RFC 3428, RFC 6665, RFC 3515, RFC 3892, RFC 4028. */
    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("i", "call-id"),
            Map.entry("m", "contact"),
            Map.entry("e", "content-encoding"),
            Map.entry("l", "content-length"),
            Map.entry("c", "content-type"),
            Map.entry("f", "from"),
            Map.entry("s", "subject"),
            Map.entry("k", "supported"),
            Map.entry("t", "to"),
            Map.entry("v", "via"),
            Map.entry("o", "event"),
            Map.entry("u", "allow-events"),
            Map.entry("r", "refer-to"),
            Map.entry("b", "referred-by"),
            Map.entry("x", "session-expires"));

    /** Headers of which a message has at most one (RFC 3261 section 7.3.1, table 2). */
    private static final Set<String> SINGLE =
            Set.of("call-id", "content-length", "content-type", "cseq", "from", "max-forwards", "to");

    private final MessageLimits limits;

    public HeaderScanner(MessageLimits limits) {
        this.limits = limits;
    }

    /**
     * Looks at a head.
     *
     * @param bytes holds the head
     * @param from where the start line begins
     * @param to behind the last byte of the head, with or without its empty line
     */
    public HeaderScan scan(byte[] bytes, int from, int to) {
        var lines = new ArrayList<String>();
        Optional<String> tooMuch = split(bytes, from, to, lines);
        HeaderBlock head = block(lines);
        if (tooMuch.isPresent()) {
            return new HeaderScan.Refused(head, 513, tooMuch.get());
        }
        if (lines.stream().anyMatch(line -> line.indexOf('\r') >= 0)) {
            // The parser takes it for a line end: what we counted would not be what it sees.
            return new HeaderScan.Refused(head, 400, "Bare CR");
        }
        return duplicate(head)
                .<HeaderScan>map(name -> new HeaderScan.Refused(head, 400, "Repeated " + name))
                .orElseGet(() -> new HeaderScan.Fine(head));
    }

    /** Collects the logical lines; what is over a limit ends the pass. */
    private Optional<String> split(byte[] bytes, int from, int to, List<String> lines) {
        if (to - from > limits.headerBytes()) {
            return Optional.of("Head Too Large");
        }
        var line = new StringBuilder();
        int separators = 0;
        int at = from;
        while (at < to) {
            int end = lineEnd(bytes, at, to);
            String text = text(bytes, at, end);
            boolean folded = !line.isEmpty() && isFold(text);
            if (!folded && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (text.isEmpty()) {
                break;
            }
            line.append(folded ? " " + text.strip() : text);
            separators += separators(text);
            if (line.length() > limits.lineBytes()) {
                return Optional.of("Header Line Too Long");
            }
            if (separators > limits.separators() || lines.size() >= limits.lines()) {
                return Optional.of("Too Many Headers");
            }
            at = afterLineEnd(bytes, end, to);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return Optional.empty();
    }

    private static boolean isFold(String text) {
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(0) == '\t');
    }

    private static int separators(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c == ',' || c == ';' ? 1 : 0;
        }
        return count;
    }

    /** A line ends at CRLF, or at a bare LF as some phones write it. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int afterLineEnd(byte[] bytes, int end, int to) {
        return end < to && bytes[end] == '\n' ? end + 1 : end;
    }

    private static String text(byte[] bytes, int from, int end) {
        int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        return new String(bytes, from, last - from, StandardCharsets.UTF_8);
    }

    private static HeaderBlock block(List<String> lines) {
        if (lines.isEmpty()) {
            return new HeaderBlock("", List.of());
        }
        var headers = new ArrayList<HeaderLine>();
        for (String line : lines.subList(1, lines.size())) {
            headers.add(new HeaderLine(name(line), line));
        }
        return new HeaderBlock(lines.get(0), headers);
    }

    /** A line without a colon has no name; the parser will say so. */
    private static String name(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(name, name);
    }

    private static Optional<String> duplicate(HeaderBlock head) {
        return SINGLE.stream()
                .filter(name -> head.all(name).size() > 1)
                .sorted()
                .findFirst();
    }
}
