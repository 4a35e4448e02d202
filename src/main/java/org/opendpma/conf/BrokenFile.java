package org.opendpma.conf;

/**
 * A line at which Asterisk gives a file up. In the main file that makes the configuration invalid; in an included file
 * it means that the rest of that file is not read.
 */
final class BrokenFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final String sentence;

    BrokenFile(Position position, String sentence) {
        super(position + ": " + sentence);
        this.position = position;
        this.sentence = sentence;
    }

    /** For a main file. */
    DialectException invalid() {
        return new DialectException(position, sentence, this);
    }

    /** For an included file. */
    Notice readOnlyUpToHere() {
        return new Notice(
                position, sentence + "; from here on this included file is not read, which is what Asterisk does, too");
    }
}
