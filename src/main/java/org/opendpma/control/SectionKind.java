package org.opendpma.control;

import java.util.Map;
import java.util.function.Function;
import org.opendpma.site.Site;

/**
 * The sections of one type, as commands list and show them.
 *
 * @param singular what is typed before a name: {@code network}
 * @param plural what is typed for the list: {@code networks}
 * @param header the first line of the list, as scripts know it
 * @param footer what stands after the number in the last line; empty for no such line
 * @param all the sections by name, each a record
 */
record SectionKind(String singular, String plural, String header, String footer, Function<Site, Map<String, ?>> all) {

    Reply list(Site site) {
        var names = all.apply(site).keySet();
        var text = new StringBuilder(header).append('\n');
        names.forEach(n -> text.append(n).append('\n'));
        if (!footer.isEmpty()) {
            text.append("---- ").append(names.size()).append(' ').append(footer).append(" ----\n");
        }
        return Reply.done(text.toString(), Map.of(plural, names));
    }

    Reply show(Site site, String name) {
        Object section = all.apply(site).get(name);
        if (!(section instanceof Record record)) {
            return unknown(name);
        }
        Facts facts = RecordFacts.of(record);
        return Reply.done(facts.text(), facts.data());
    }

    Reply unknown(String name) {
        String message = "No " + singular.replace('_', ' ') + " \"" + name + "\": not found; see show " + plural;
        return Reply.failed(message + "\n", Map.of("error", message));
    }
}
