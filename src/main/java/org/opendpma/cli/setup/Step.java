package org.opendpma.cli.setup;

import java.nio.file.Path;
import java.util.List;

/** One change, which knows how it is shown. */
sealed interface Step {
    /** In words, for the plan; without secrets. */
    String describe();

    /** Who may read a file that is made. */
    enum Readers {
        /** Asterisk, and nobody else where it has a group of its own: the file may hold a secret. */
        ASTERISK,
        /** The daemon. */
        DAEMON,
        /** Everybody. */
        ALL
    }

    /** A new file. */
    record Make(Path file, String content, Readers readers) implements Step {
        @Override
        public String describe() {
            return "make " + file;
        }
    }

    /** A line at the end of a file that is there. */
    record Include(Path file, String included) implements Step {
        static String line(String included) {
            return "#include \"" + included + "\"";
        }

        @Override
        public String describe() {
            return "add to " + file + ":   " + line(included);
        }
    }

    /**
     * A line in place of another.
     *
     * @param shown the new one, as it may be shown
     */
    record Replace(Path file, String old, String fresh, String shown) implements Step {
        @Override
        public String describe() {
            return "write in " + file + ":   " + shown;
        }

        /** @param text in which every line follows a newline, the first one too */
        String in(String text) {
            int at = (text + "\n").indexOf("\n" + old + "\n");
            return at < 0 ? text : text.substring(0, at + 1) + fresh + text.substring(at + 1 + old.length());
        }
    }

    /**
     * An authority, and a certificate of it.
     *
     * @param names what phones call this machine
     */
    record Authority(Path directory, List<String> names) implements Step {
        /** What may come of it. */
        static final List<String> FILES = List.of("ca.crt", "ca.key", "ca.srl", "server.crt", "server.key");

        @Override
        public String describe() {
            return "make in " + directory + ":   an authority (ca.crt, ca.key), and a certificate for "
                    + String.join(", ", names) + " (server.crt, server.key)";
        }
    }
}
