package org.opendpma.conf;

import org.apache.commons.configuration2.ex.ConfigurationException;

/**
 * A configuration that cannot be read: Asterisk would call it invalid, or it passes one of the {@link Limits}.
 *
 * <p>The message is {@code file:line: sentence}; the sentence says what is wrong, the value, and what would be right.
 */
public final class DialectException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    DialectException(Position position, String sentence) {
        super(position + ": " + sentence);
        this.position = position;
    }

    DialectException(Position position, String sentence, Throwable cause) {
        super(position + ": " + sentence, cause);
        this.position = position;
    }

    /** Where reading stopped; line 0 when the file as a whole is meant. */
    public Position position() {
        return position;
    }
}
