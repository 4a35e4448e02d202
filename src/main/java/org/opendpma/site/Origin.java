package org.opendpma.site;

import org.opendpma.conf.Position;

/** Where a value of a phone's configuration comes from. */
public sealed interface Origin {
    /** Nobody wrote it: what the phone module does by itself. */
    Origin DEFAULT = new ByDefault();

    /**
     * An option of a configuration file.
     *
     * @param option its name
     */
    record InFile(String option, Position position) implements Origin {
        @Override
        public String toString() {
            return option + " at " + position;
        }
    }

    /**
     * A PJSIP endpoint of Asterisk.
     *
     * @param endpoint its name
     */
    record FromEndpoint(String endpoint) implements Origin {
        @Override
        public String toString() {
            return "PJSIP endpoint " + endpoint;
        }
    }

    /** A whole section of a configuration file. */
    static Origin section(String name, Position position) {
        return new InSection(name, position);
    }

    /**
     * A whole section of a configuration file.
     *
     * @param name its name
     */
    record InSection(String name, Position position) implements Origin {
        @Override
        public String toString() {
            return "[" + name + "] at " + position;
        }
    }

    /** Something else, in words. */
    static Origin of(String words) {
        return new Because(words);
    }

    /** Something that is said in words: {@code contacts=auto in [general]}. */
    record Because(String words) implements Origin {
        @Override
        public String toString() {
            return words;
        }
    }

    /** The module's own default. */
    record ByDefault() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }
}
