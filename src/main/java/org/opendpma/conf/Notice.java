package org.opendpma.conf;

/**
 * Something that Asterisk would only log: the file is read, but probably not as its author meant it.
 *
 * @param position where
 * @param message one sentence without a full stop: what is wrong, the value, and what would be right; never a password
 */
public record Notice(Position position, String message) {

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
