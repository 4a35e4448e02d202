package org.opendpma.conf;

import java.util.ArrayList;
import java.util.List;

/** A section while it is being read. */
final class Draft {
    private final String name;
    private final Position position;
    private final List<String> parents = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private boolean template;

    Draft(String name, Position position) {
        this.name = name;
        this.position = position;
    }

    String name() {
        return name;
    }

    boolean isTemplate() {
        return template;
    }

    void makeTemplate() {
        template = true;
    }

    List<Option> options() {
        return options;
    }

    void add(Option option) {
        options.add(option);
    }

    /** Takes a copy of what the other holds now; what it gets later stays its own. */
    void inherit(Draft parent) {
        parents.add(parent.name);
        options.addAll(parent.options);
    }

    /**
     * Takes over what a header {@code [name](template,+)} named before its plus sign. That the options came from a
     * template is forgotten, as in Asterisk.
     */
    void absorb(Draft beginning) {
        template |= beginning.template;
        options.addAll(beginning.options);
    }

    /** The last option of exactly this name, or -1. */
    int lastIndexOf(String option) {
        int i = options.size() - 1;
        while (i >= 0 && !options.get(i).name().equals(option)) {
            i--;
        }
        return i;
    }

    /**
     * Gives an option that {@code +=} found its joined value. Asterisk then looks for the option once more, by name and
     * old value in any case, and changes the first that fits; an empty old value fits any.
     */
    void replace(Option found, String value) {
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            if (Text.same(option.name(), found.name())
                    && (found.value().isEmpty() || Text.same(option.value(), found.value()))) {
                options.set(i, new Option(found.name(), value, option.position()));
                return;
            }
        }
    }

    Section finished() {
        return new Section(name, template, parents, position, options);
    }
}
