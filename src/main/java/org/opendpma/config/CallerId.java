package org.opendpma.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites Asterisk's {@code "Ada One" <1000>} as phones write it: {@code Ada One <1000>}. */
final class CallerId {
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(<.*>)?");

    private CallerId() {}

    /** Empty when nothing is left, or when XML could not carry it. */
    static Optional<String> forPhone(String asterisk) {
        String text = asterisk.strip();
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            String name = ESCAPED.matcher(quoted.group(1)).replaceAll("$1").strip();
            String number = quoted.group(2) == null ? "" : quoted.group(2);
            text = (name + " " + number).strip();
        }
        return Optional.of(text).filter(t -> !t.isEmpty() && !t.equals("<unknown>") && Kinds.isXmlText(t));
    }
}
