package org.opendpma.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opendpma.conf.Position;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.PhoneContacts;
import org.opendpma.site.Problems;
import org.opendpma.site.SeenPhone;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlFile;
import org.opendpma.xml.XmlReader.Outcome;

/**
 * Checks contacts files, display rules and BLF sheets, which a phone would ignore without a word: well-formed, ids unique,
 * what a sheet refers to is there, keys exist. Each file is read once a load; everything is a warning, for the rest of the
 * phone works. Confined to one thread.
 */
final class ContactChecks {
    private static final Set<String> CONTACT_ROOTS = Set.of("phonebooks", "contacts");

    private final Optional<Path> directory;
    private final DeviceModels models;
    private final Function<String, Optional<SeenPhone>> seen;
    private final Problems problems;
    private final Map<Path, Optional<Element>> read = new HashMap<>();
    private final Map<Path, Set<String>> contactIds = new HashMap<>();

    /**
     * @param directory option file_directory
     * @param seen what phones said of themselves, by section name
     */
    ContactChecks(
            Optional<Path> directory,
            DeviceModels models,
            Function<String, Optional<SeenPhone>> seen,
            Problems problems) {
        this.directory = directory;
        this.models = models;
        this.seen = seen;
        this.problems = problems;
    }

    void check(Collection<Phone> phones) {
        phones.forEach(this::check);
    }

    private void check(Phone phone) {
        PhoneContacts contacts = phone.features().contacts();
        var ids = new HashSet<String>();
        var groups = new LinkedHashSet<String>();
        boolean all = true;
        for (LinkedFile file : contacts.files()) {
            Optional<Element> root = root(phone, file, CONTACT_ROOTS);
            all &= root.isPresent();
            root.ifPresent(r -> {
                ContactGroups.of(r)
                        .forEach(g -> groups.add(g.attribute("group_name").orElse("")));
                path(file).ifPresent(p -> ids.addAll(contactIds.computeIfAbsent(p, q -> uniqueIds(q, r))));
            });
        }
        contacts.displayRules().ifPresent(f -> root(phone, f, Set.of("display_rules")));
        if (all && !contacts.files().isEmpty()) {
            contacts.group().filter(g -> !groups.contains(g)).ifPresent(g -> noGroup(phone, g, groups));
        }
        boolean complete = all;
        contacts.blfItems()
                .ifPresent(f -> root(phone, f, Set.of("config"))
                        .ifPresent(sheet -> sheet(phone, f, sheet, complete ? Optional.of(ids) : Optional.empty())));
    }

    private void noGroup(Phone phone, String group, Set<String> groups) {
        problems.warn(
                phone.position(),
                "[" + phone.name() + "] blf_contact_group: no contacts file of the phone has a group \"" + group
                        + "\", so no lamp works; there is " + (groups.isEmpty() ? "none" : String.join(", ", groups))
                        + Suggestion.didYouMean(group, groups));
    }

    /** The root of a file that lies here; empty for one that does not, or that is broken, which is told. */
    private Optional<Element> root(Phone phone, LinkedFile file, Set<String> roots) {
        return path(file).flatMap(p -> {
            Optional<Element> known = read.get(p);
            if (known == null) {
                known = readNow(phone, file, p, roots);
                read.put(p, known);
            }
            return known;
        });
    }

    private Optional<Path> path(LinkedFile file) {
        return directory.flatMap(file::below);
    }

    private Optional<Element> readNow(Phone phone, LinkedFile file, Path path, Set<String> roots) {
        String what = "[" + phone.name() + "] " + option(file) + ": ";
        Outcome outcome = XmlFile.read(path);
        if (outcome instanceof Outcome.Tree tree) {
            if (roots.contains(tree.root().name())) {
                return Optional.of(tree.root());
            }
            problems.warn(
                    new Position(path.toString(), tree.root().line()),
                    what + "<" + tree.root().name() + "> stands where <" + String.join("> or <", roots)
                            + "> must, so phones ignore the file");
            return Optional.empty();
        }
        var broken = (Outcome.Broken) outcome;
        if (broken.line() == 0) {
            problems.warn(position(file, phone), what + path + ": " + broken.reason());
        } else {
            problems.warn(
                    new Position(path.toString(), broken.line()),
                    what + "no well-formed XML, so phones ignore the file: " + broken.reason());
        }
        return Optional.empty();
    }

    private static String option(LinkedFile file) {
        return file.origin() instanceof Origin.InFile in ? in.option() : "contacts";
    }

    private static Position position(LinkedFile file, Phone phone) {
        return file.origin() instanceof Origin.InFile in ? in.position() : phone.position();
    }

    private Set<String> uniqueIds(Path path, Element root) {
        var groupIds = new HashSet<String>();
        var ids = new HashSet<String>();
        for (Element group : ContactGroups.of(root)) {
            unique(path, group, groupIds);
            group.children("contact").forEach(c -> unique(path, c, ids));
        }
        return ids;
    }

    private void unique(Path path, Element element, Set<String> ids) {
        element.attribute("id")
                .filter(id -> !ids.add(id))
                .ifPresent(id -> problems.warnOfKind(
                        path + " id",
                        new Position(path.toString(), element.line()),
                        "<" + element.name() + "> has the id \"" + Kind.printable(id)
                                + "\" of another one; phones take one of them"));
    }

    /** @param ids of all contacts; empty when some of them are not known here */
    private void sheet(Phone phone, LinkedFile file, Element sheet, Optional<Set<String>> ids) {
        String path = path(file).map(Path::toString).orElse(file.name());
        Optional<DeviceModel> model = seen.apply(phone.name()).flatMap(s -> models.find(s.model()));
        sheet.child("smart_blf")
                .flatMap(s -> s.child("blf_items"))
                .ifPresentOrElse(
                        items -> items.children("blf_item").forEach(i -> item(phone, path, i, ids, model)),
                        () -> problems.warn(
                                new Position(path, sheet.line()),
                                "[" + phone.name()
                                        + "] blf_items: there is no <smart_blf><blf_items> in <config>, so phones"
                                        + " ignore the file"));
    }

    private void item(Phone phone, String path, Element item, Optional<Set<String>> ids, Optional<DeviceModel> model) {
        var position = new Position(path, item.line());
        String where = "[" + phone.name() + "] blf_item: ";
        item.attribute("contact_id")
                .filter(id -> ids.isPresent() && !ids.get().contains(id))
                .ifPresent(id -> problems.warnOfKind(
                        path + " contact_id",
                        position,
                        where + "no contacts file of the phone has a contact with the id \"" + Kind.printable(id)
                                + '"'));
        Optional<Integer> index =
                item.attribute("index").filter(i -> i.matches("\\d{1,4}")).map(Integer::valueOf);
        if (index.isEmpty()) {
            problems.warnOfKind(path + " index", position, where + "index is missing or no number from 0");
        }
        index.ifPresent(i -> model.flatMap(
                        m -> tooFar(m, item.attribute("location").orElse("main"), i))
                .ifPresent(why -> problems.warnOfKind(path + " model", position, where + why)));
    }

    private static Optional<String> tooFar(DeviceModel model, String location, int index) {
        int keys = switch (location) {
            case "side" -> model.keys().side();
            case "expansion" -> model.keys().expansion();
            default -> model.keys().line();
        };
        boolean unknown = location.equals("main") && keys == 0;
        return unknown || index < keys
                ? Optional.empty()
                : Optional.of("a " + model.name() + " has " + (keys == 0 ? "no " : keys + " ") + location
                        + " keys, so index " + index + " is none");
    }
}
