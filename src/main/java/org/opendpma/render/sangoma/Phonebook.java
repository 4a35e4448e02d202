package org.opendpma.render.sangoma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendpma.render.MadeFile;
import org.opendpma.site.Line;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** The phonebook that contacts=auto makes: every line of a phone that has a name. Any thread. */
final class Phonebook {
    private final Site site;
    private final List<Entry> entries;
    private @Nullable MadeFile file;

    Phonebook(Site site) {
        this.site = site;
        this.entries = entries(site);
    }

    /** A line and the name of the people behind it. */
    record Entry(Line line, String name) {}

    /** The lines with names, each once, in the order of the phones. */
    List<Entry> entries() {
        return entries;
    }

    /** As a phone fetches it over HTTP; made when the first one asks. */
    synchronized MadeFile file() {
        MadeFile made = file;
        if (made == null) {
            made = MadeFile.of(new Element("phonebooks").add(contacts()));
            file = made;
        }
        return made;
    }

    private static List<Entry> entries(Site site) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Phone phone : site.phones().values()) {
            for (Line line : phone.lines()) {
                name(line).ifPresent(name -> entries.putIfAbsent(line.name(), new Entry(line, name)));
            }
        }
        return List.copyOf(entries.values());
    }

    /** {@code Ada One <1000>} is Ada One; a number alone is no name. */
    private static Optional<String> name(Line line) {
        return line.callerId()
                .map(c -> c.replaceFirst("\\s*<[^>]*>\\s*$", "").strip())
                .map(n -> n.length() > 1 && n.startsWith("\"") && n.endsWith("\"") ? n.substring(1, n.length() - 1) : n)
                .filter(n -> !n.isEmpty() && !n.matches("[0-9*#+]+"));
    }

    /** {@code <contacts group_name="internal">}. */
    Element contacts() {
        var contacts = new Element("contacts")
                .set("group_name", Settings.AUTO_GROUP)
                .set("editable", false)
                .set("id", Settings.AUTO_GROUP);
        entries.forEach(e -> contacts.add(contact(e)));
        return contacts;
    }

    private Element contact(Entry entry) {
        Line line = entry.line();
        int blank = entry.name().lastIndexOf(' ');
        var contact = new Element("contact")
                .set("id", line.name())
                .set("server_uuid", site.general().serverUuid())
                .set(
                        "first_name",
                        blank < 0
                                ? entry.name()
                                : entry.name().substring(0, blank).strip())
                .set("last_name", blank < 0 ? "" : entry.name().substring(blank + 1))
                .set("contact_type", "sip")
                .set("account_id", line.extension())
                .set("subscribe_to", line.extension());
        return contact.add(actions(line));
    }

    private static Element actions(Line line) {
        var actions = new Element("actions")
                .add(action("primary", line, "Extension", "Dial").set("transfer_name", "Transfer"));
        if (line.mailbox().isPresent()) {
            actions.add(feature(action("dial_vm", line, "Voicemail", "To voicemail"), "feature_send_to_vm")
                    .set("transfer_name", "To voicemail"));
        }
        return actions.add(feature(action("intercom", line, "Intercom", "Intercom"), "feature_intercom"));
    }

    private static Element action(String id, Line line, String label, String name) {
        return new Element("action")
                .set("id", id)
                .set("dial", line.extension())
                .set("label", label)
                .set("name", name);
    }

    private static Element feature(Element action, String feature) {
        var headers = new Element("headers");
        headers.add(header("X-Digium-Call-Feature", feature));
        if (feature.equals("feature_send_to_vm")) {
            headers.add(header(
                    "Diversion",
                    "<sip:%_ACCOUNT_USERNAME_%@%_ACCOUNT_SERVER_%:%_ACCOUNT_PORT_%>;reason=\"send_to_vm\""));
        }
        return action.add(headers);
    }

    private static Element header(String key, String value) {
        return new Element("header").set("key", key).set("value", value);
    }
}
