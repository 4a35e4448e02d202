package org.opendpma.render.sangoma;

import java.util.ArrayList;
import java.util.List;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Setting;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** Renders {@code <config>}: settings, accounts and networks. Immutable; any thread. */
public final class SangomaRenderer implements Renderer {
    @Override
    public Element render(RenderRequest request) {
        var config = new Element("config");
        settings(request).stream()
                .filter(s -> isKnown(request, s))
                .map(SettingElement::of)
                .forEach(config::add);
        config.addUnlessEmpty(new Accounts(request).render());
        config.addUnlessEmpty(networks(request));
        return config;
    }

    @Override
    public Element redirect(Site site, Reached reached) {
        var url = new Setting("config_server_url", ConfigServerUrl.of(site, reached), Origin.DEFAULT);
        return new Element("config").add(SettingElement.of(url));
    }

    private static List<Setting> settings(RenderRequest request) {
        var settings = new ArrayList<Setting>();
        settings.add(new Setting("config_server_url", ConfigServerUrl.of(request), Origin.DEFAULT));
        settings.addAll(request.phone().settings());
        request.network().map(Network::settings).ifPresent(settings::addAll);
        return settings;
    }

    /** A setting that a model does not know is left out. */
    private static boolean isKnown(RenderRequest request, Setting setting) {
        return request.device().map(d -> !d.lacks().contains(setting.id())).orElse(true);
    }

    private static Element networks(RenderRequest request) {
        var networks = new Element("networks");
        request.network()
                .ifPresent(n -> networks.add(new Element("network")
                        .set("id", n.name())
                        .set("display_name", n.alias())
                        .set("cidr", n.cidr().toString())));
        return networks;
    }
}
