package org.opendpma.control;

import java.util.List;
import java.util.Set;

/**
 * One command.
 *
 * @param words what is typed: {@code show phones}
 * @param argument what must follow, {@code PHONE}; empty when nothing may
 * @param flags which options it knows besides {@code --json}
 * @param help one line
 */
record Command(List<String> words, String argument, Set<String> flags, String help, Body body) {
    /** What the command does. */
    interface Body {
        Reply run(Call call);
    }

    /**
     * One run of it.
     *
     * @param argument what was typed for it
     * @param flags the options that were given
     */
    record Call(String argument, Set<String> flags, Progress progress) {
        boolean has(String flag) {
            return flags.contains(flag);
        }
    }

    Command {
        words = List.copyOf(words);
        flags = Set.copyOf(flags);
    }

    /** Whether this is what somebody typed, options left out. */
    boolean fits(List<String> typed) {
        boolean begins = typed.size() >= words.size();
        for (int i = 0; begins && i < words.size(); i++) {
            begins = words.get(i).equalsIgnoreCase(typed.get(i));
        }
        return begins && argument.isEmpty() == (typed.size() == words.size());
    }

    String typed() {
        String options = flags.stream().sorted().map(f -> " [" + f + "]").reduce("", String::concat);
        return String.join(" ", words) + (argument.isEmpty() ? "" : " " + argument) + options;
    }
}
