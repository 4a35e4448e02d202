package org.opendpma.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole XML configuration that the administrator wrote for a phone (option config_file). It was well-formed when it was
 * read, and every placeholder in it was known.
 *
 * <p>A placeholder is a name in braces behind a dollar sign: <code>password</code> for that of the primary line,
 * <code>password:LINE</code> for that of another one. Two dollar signs before the brace stand for one, and no placeholder.
 *
 * @param xml UTF-8, as the file has it
 */
public record ConfigDocument(LinkedFile file, String xml) {
    /** What Asterisk knows of a line. */
    public static final List<String> OF_LINE = List.of(
            "password",
            "authname",
            "username",
            "caller_id",
            "server",
            "port",
            "transport",
            "media_encryption",
            "voicemail");
    /** What is one for the whole phone. */
    public static final List<String> OF_PHONE = List.of("mac", "config_server_url");

    private static final Pattern FORM = Pattern.compile("\\$(\\$?)\\{([^{}]{0,200})\\}");

    /**
     * A value to be filled in.
     *
     * @param line the line it is of; empty: the primary one
     */
    public record Placeholder(String name, Optional<String> line) {
        private static Placeholder of(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Placeholder(text, Optional.empty())
                    : new Placeholder(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
        }
    }

    /** Every placeholder in a text. */
    public static List<Placeholder> placeholders(String text) {
        var found = new ArrayList<Placeholder>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).isEmpty()) {
                found.add(Placeholder.of(matcher.group(2)));
            }
        }
        return found;
    }

    /** A text with its placeholders replaced. */
    public static String fill(String text, Function<Placeholder, String> values) {
        return FORM.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
    }

    private static String value(MatchResult match, Function<Placeholder, String> values) {
        return match.group(1).isEmpty()
                ? values.apply(Placeholder.of(match.group(2)))
                : match.group().substring(1);
    }

    @Override
    public String toString() {
        // It may hold passwords.
        return "ConfigDocument[" + file.name() + "]";
    }
}
