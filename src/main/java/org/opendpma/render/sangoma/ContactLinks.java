package org.opendpma.render.sangoma;

import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.PhoneContacts;
import org.opendpma.xml.Element;

/** The elements {@code <contacts>} and {@code <smart_blf>}, which name files. */
final class ContactLinks {
    private final Rendering rendering;
    private final Links links;

    ContactLinks(Rendering rendering, Links links) {
        this.rendering = rendering;
        this.links = links;
    }

    void addTo(Element config) {
        PhoneContacts contacts = rendering.request().phone().features().contacts();
        contacts.files().forEach(f -> contacts(f, config));
        contacts.blfItems()
                .filter(f -> rendering.permits(Feature.SMART_BLF, "blf_items " + f.name(), f.origin()))
                .ifPresent(f -> blfItems(f, config));
    }

    private void contacts(LinkedFile file, Element config) {
        rendering.inEachNetwork(network -> links.link("contacts " + file.name(), file, network)
                .ifPresent(link -> config.add(link.put(rendering.mark(
                        new Element("contacts").from(file.origin()).set("id", id(file)), network)))));
    }

    private void blfItems(LinkedFile file, Element config) {
        var blf = new Element("smart_blf");
        rendering.inEachNetwork(network -> links.link("blf_items " + file.name(), file, network)
                .ifPresent(link ->
                        blf.add(link.put(rendering.mark(new Element("blf_items").from(file.origin()), network)))));
        config.addUnlessEmpty(blf);
    }

    /** The file's own name without its end: the same for all networks, and unique among the files of a directory. */
    private static String id(LinkedFile file) {
        String name = file.name().replaceFirst("\\?.*$", "").replaceFirst("^.*/", "");
        return name.replaceFirst("\\.xml$", "");
    }
}
