package org.opendpma.cli.setup;

import java.nio.file.Path;

/** One change to a file, which knows how it is shown and what must be recorded to undo it. */
sealed interface Step {
    /** In words, for the plan; without secrets. */
    String describe();

    /**
     * A new file.
     *
     * @param like the file whose owner, group and mode it gets
     */
    record Make(Path file, String content, Path like) implements Step {
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
    }
}
