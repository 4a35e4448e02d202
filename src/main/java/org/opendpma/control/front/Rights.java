package org.opendpma.control.front;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a logged-in AMI user may do, as Asterisk itself says in its answer to ListCommands, which names only what the
 * asker may run.
 *
 * @param actions names in lower case
 * @param classes the classes that any of them needs
 */
record Rights(Set<String> actions, Set<String> classes) {
    private static final Pattern PRIVILEGE = Pattern.compile("\\(Priv: ([^)]*)\\)\\s*$");

    /** What an action needs. */
    sealed interface Need {
        /** To be logged in. */
        record Login() implements Need {}

        /** To be allowed to use an action of Asterisk's. */
        record Action(String name) implements Need {}

        /** A class; any action that needs it proves it. */
        record PrivilegeClass(String name) implements Need {}
    }

    static Rights of(AmiMessage listCommands) {
        var actions = new HashSet<String>();
        var classes = new HashSet<String>();
        for (AmiMessage.Header header : listCommands.headers()) {
            Matcher privilege = PRIVILEGE.matcher(header.value());
            if (privilege.find()) {
                actions.add(header.name().toLowerCase(Locale.ROOT));
                classes.addAll(Set.of(privilege.group(1).split(",", -1)));
            }
        }
        return new Rights(Set.copyOf(actions), Set.copyOf(classes));
    }

    boolean allow(Need need) {
        if (need instanceof Need.Action action) {
            return actions.contains(action.name().toLowerCase(Locale.ROOT));
        }
        return !(need instanceof Need.PrivilegeClass wanted) || classes.contains(wanted.name());
    }
}
