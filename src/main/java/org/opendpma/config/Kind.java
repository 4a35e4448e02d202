package org.opendpma.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What an option's value may be.
 *
 * @param expects what would be right, to follow "write": {@code 12 hexadecimal digits, such as 000FD3AABBCC}
 * @param reader the value, or nothing when the text is none
 * @param xml how a phone writes the value
 * @param secret whether messages must not repeat what was written
 */
public record Kind<T>(String expects, Function<String, Optional<T>> reader, Function<T, String> xml, boolean secret) {

    static <T> Kind<T> of(String expects, Function<String, Optional<T>> reader) {
        return new Kind<>(expects, reader, String::valueOf, false);
    }

    Kind<T> inXml(Function<T, String> how) {
        return new Kind<>(expects, reader, how, secret);
    }

    Kind<T> hidden() {
        return new Kind<>(expects, reader, xml, true);
    }

    /** The value read from the text; empty when it is not of this kind. */
    public Optional<T> read(String text) {
        return reader.apply(text);
    }

    /** What was written, as an error message may show it: no secrets, not the password in a URL. */
    String shown(String text) {
        if (secret) {
            return "the value (not shown)";
        }
        String open = text.replaceAll("//[^/@]*@", "//...@");
        return '"' + printable(open.length() <= 60 ? open : open.substring(0, 57) + "...") + '"';
    }

    /** A text of a file as it may stand in a message: what moves a terminal's cursor does not. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
