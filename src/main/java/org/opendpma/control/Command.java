package org.opendpma.control;

import java.util.List;

/**
 * One command.
 *
 * @param words what is typed: {@code show phones}
 * @param help one line
 */
record Command(List<String> words, String help, Body body) {
    /** What the command does. */
    interface Body {
        Result run();
    }

    String typed() {
        return String.join(" ", words);
    }
}
