package org.opendpma.render.sangoma;

import java.nio.file.Path;
import java.util.Optional;
import org.opendpma.config.ContactGroups;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlFile;
import org.opendpma.xml.XmlReader.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a phone's contacts files and its BLF sheet hold, for a phone that asks for them here. Any thread. */
final class ContactFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ContactFiles.class);

    private final Site site;
    private final Phone phone;
    private final Phonebook book;

    /** @param book what contacts=auto makes of the site */
    ContactFiles(Site site, Phone phone, Phonebook book) {
        this.site = site;
        this.phone = phone;
        this.book = book;
    }

    /** {@code <phonebooks>} with every group; files that lie elsewhere or are broken are left out. */
    Element contacts() {
        var books = new Element("phonebooks");
        for (LinkedFile file : phone.features().contacts().files()) {
            read(file).map(ContactGroups::of).ifPresent(groups -> groups.forEach(books::add));
        }
        if (site.general().contactsAuto()) {
            books.add(book.contacts());
        }
        return books;
    }

    /** {@code <config>} with the sheet; without one, nothing is in it. */
    Element blfItems(Optional<DeviceModel> device) {
        Optional<LinkedFile> file = phone.features().contacts().blfItems();
        if (file.isPresent()) {
            return file.flatMap(this::read).orElseGet(() -> new Element("config"));
        }
        return site.general().contactsAuto() ? new BlfSheet(book, phone, device).render() : new Element("config");
    }

    private Optional<Element> read(LinkedFile file) {
        Optional<Path> path = site.general().fileDirectory().map(Path::of).flatMap(file::below);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Outcome outcome = XmlFile.read(path.get());
        if (outcome instanceof Outcome.Broken broken) {
            LOG.debug("contacts: {} line {}: {}", path.get(), broken.line(), broken.reason());
            return Optional.empty();
        }
        return Optional.of(((Outcome.Tree) outcome).root());
    }
}
