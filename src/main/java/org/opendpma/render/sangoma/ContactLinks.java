package org.opendpma.render.sangoma;

import java.util.Optional;
import org.opendpma.render.MadeFile;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.render.WebUrl;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.PhoneContacts;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** The elements {@code <contacts>} and {@code <smart_blf>}, which name files. */
final class ContactLinks {
    private static final Origin AUTO = Origin.of("contacts=auto in [general]");

    private final Rendering rendering;
    private final Links links;
    private final Renderer renderer;

    /** @param renderer makes what contacts=auto makes */
    ContactLinks(Rendering rendering, Links links, Renderer renderer) {
        this.rendering = rendering;
        this.links = links;
        this.renderer = renderer;
    }

    void addTo(Element config) {
        PhoneContacts contacts = rendering.request().phone().features().contacts();
        RenderRequest request = rendering.request();
        contacts.files().forEach(f -> contacts(f, config));
        renderer.madeContacts(request.site()).ifPresent(made -> madeContacts(made, config));
        contacts.blfItems()
                .filter(f -> rendering.permits(Feature.SMART_BLF, "blf_items " + f.name(), f.origin()))
                .ifPresent(f -> blfItems(f, config));
        renderer.madeBlfItems(request.site(), request.phone(), request.device())
                .filter(made -> rendering.permits(Feature.SMART_BLF, "blf_items", AUTO))
                .ifPresent(made -> madeBlfItems(made, config));
    }

    private void madeContacts(MadeFile made, Element config) {
        rendering.inEachNetwork(network -> WebUrl.ofMadeContacts(rendering.request(), network)
                .ifPresentOrElse(
                        url -> config.add(put(
                                new Element("contacts").from(AUTO).set("id", Settings.AUTO_GROUP), url, made, network)),
                        () -> noDoor("contacts")));
    }

    private void madeBlfItems(MadeFile made, Element config) {
        var blf = new Element("smart_blf");
        rendering.inEachNetwork(network -> WebUrl.ofMadeBlfItems(rendering.request(), network)
                .ifPresentOrElse(
                        url -> blf.add(put(new Element("blf_items").from(AUTO), url, made, network)),
                        () -> noDoor("blf_items")));
        config.addUnlessEmpty(blf);
    }

    private Element put(Element element, Setting.Value url, MadeFile made, Optional<Network> network) {
        return new Links.Link(url, Optional.of(made.md5())).put(rendering.mark(element, network));
    }

    private void noDoor(String what) {
        rendering.omit(
                what,
                rendering.request().mac().isEmpty()
                        ? "its URL has the phone's MAC address, which is not known before it asks; mac= says it"
                        : "[http] of opendpma.conf opens no door where the phone could fetch it",
                AUTO);
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
