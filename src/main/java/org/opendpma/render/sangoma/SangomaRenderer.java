package org.opendpma.render.sangoma;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.render.MadeFile;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Rendered;
import org.opendpma.render.Renderer;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.render.WebUrl;
import org.opendpma.site.ConfigDocument;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FileFacts;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.RootCertificate;
import org.opendpma.site.Setting;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** Renders {@code <config>} of Digium's and Sangoma's phones. Thread-safe. */
public final class SangomaRenderer implements Renderer {
    private final FileFacts files;
    private final Clock clock;
    private final Phonebooks phonebooks = new Phonebooks();

    /**
     * A renderer.
     *
     * @param files what is known of the files that phones fetch
     * @param clock tells whose turn it is to be offered new firmware
     */
    public SangomaRenderer(FileFacts files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Rendered explain(RenderRequest request) {
        var rendering = new Rendering(request);
        Optional<ConfigDocument> document = request.phone().features().document();
        Element config = document.isPresent() ? new OwnDocument(request).render(document.get()) : config(rendering);
        return new Rendered(config, rendering.omissions());
    }

    private Element config(Rendering rendering) {
        var links = new Links(rendering, files);
        var config = new Element("config");
        new Settings(rendering, links).addTo(config);
        config.addUnlessEmpty(certificates(rendering.request().site()));
        config.addUnlessEmpty(new Accounts(rendering).render());
        new ContactLinks(rendering, links, this).addTo(config);
        config.addUnlessEmpty(networks(rendering.request().networks()));
        new Media(rendering, links).addTo(config);
        new Firmwares(rendering, links, clock.instant()).addTo(config);
        new AppConfigs(rendering, links).addTo(config);
        return config;
    }

    @Override
    public Element siteWide(SiteWideRequest request) {
        var config = new Element("config");
        WebUrl.of(request)
                .map(url -> new Setting(
                        "config_server_url", new Setting.Value.Hidden(url), Map.of(), Origin.of("our own door")))
                .map(SettingElement::of)
                .ifPresent(config::add);
        if (!request.onlyTheWay()) {
            List<Network> network = request.network().stream().toList();
            network.forEach(n -> n.settings().stream().map(SettingElement::of).forEach(config::add));
            config.addUnlessEmpty(certificates(request.site()));
            config.addUnlessEmpty(networks(network));
            config.addUnlessEmpty(StockFirmware.of(request, clock.instant()));
        }
        return config;
    }

    @Override
    public Element redirect(Site site, Reached reached) {
        var url = new Setting("config_server_url", ConfigServerUrl.of(site, reached), Origin.DEFAULT);
        return new Element("config").add(SettingElement.of(url));
    }

    @Override
    public Element contacts(Site site, Phone phone) {
        return new ContactFiles(site, phone, phonebooks.of(site)).contacts();
    }

    @Override
    public Element blfItems(Site site, Phone phone, Optional<DeviceModel> device) {
        return new ContactFiles(site, phone, phonebooks.of(site)).blfItems(device);
    }

    @Override
    public Optional<MadeFile> madeContacts(Site site) {
        return site.general().contactsAuto() ? Optional.of(phonebooks.of(site).file()) : Optional.empty();
    }

    @Override
    public Optional<MadeFile> madeBlfItems(Site site, Phone phone, Optional<DeviceModel> device) {
        boolean made = site.general().contactsAuto()
                && phone.features().contacts().blfItems().isEmpty();
        return made
                ? Optional.of(MadeFile.of(new BlfSheet(phonebooks.of(site), phone, device).render()))
                : Optional.empty();
    }

    private static Element certificates(Site site) {
        var certs = new Element("certs").from(Origin.of("ca= in opendpma.conf"));
        int id = 1;
        for (RootCertificate root : site.policy().trusted()) {
            certs.add(new Element("cert")
                    .from(certs.origin())
                    .set("id", id++)
                    .set("label", root.label())
                    .set("md5", root.md5())
                    .text(root.base64()));
        }
        return certs;
    }

    private static Element networks(List<Network> all) {
        var networks = new Element("networks");
        for (Network network : all) {
            networks.add(new Element("network")
                    .from(Origin.section(network.name(), network.position()))
                    .set("id", network.name())
                    .set("display_name", network.alias())
                    .set("cidr", network.cidr().toString()));
        }
        return networks;
    }
}
