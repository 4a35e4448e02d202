package org.opendpma.render.sangoma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.FileSetting;
import org.opendpma.site.General;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** The {@code <setting>}s: what options became, what the model knows of it, and what the administrator put over it. */
final class Settings {
    /** The group that contacts=auto makes. */
    static final String AUTO_GROUP = "internal";

    private static final String NETWORK_ID = "network_id";

    private final Rendering rendering;
    private final Links links;

    Settings(Rendering rendering, Links links) {
        this.rendering = rendering;
        this.links = links;
    }

    void addTo(Element config) {
        List<Setting> raw = raw();
        for (Setting setting : derived()) {
            Optional<Setting> over =
                    raw.stream().filter(r -> stands(r, setting)).findFirst();
            if (over.isPresent()) {
                rendering.omit("setting " + setting.id(), over.get().origin() + " stands over it", setting.origin());
            } else if (rendering.permits(setting.id(), "setting " + setting.id(), setting.origin())) {
                config.add(SettingElement.of(setting));
            }
        }
        raw.forEach(r -> config.add(SettingElement.of(r)));
    }

    private static boolean stands(Setting raw, Setting derived) {
        String network = raw.attributes().get(NETWORK_ID);
        return raw.id().equals(derived.id())
                && (network == null || network.equals(derived.attributes().get(NETWORK_ID)));
    }

    private List<Setting> derived() {
        Phone phone = rendering.request().phone();
        var settings = new ArrayList<Setting>();
        rendering.inEachNetwork(n -> settings.add(in(n, configServerUrl(n))));
        settings.addAll(phone.settings());
        autoGroup(settings).ifPresent(settings::add);
        phone.features().files().forEach(f -> file(f, settings));
        rendering.inEachNetwork(n -> n.ifPresent(network -> network.settings().forEach(s -> settings.add(in(n, s)))));
        return settings;
    }

    private Setting configServerUrl(Optional<Network> network) {
        General.Mdns mdns = rendering.request().site().general().mdns();
        Origin origin = mdns.address().isPresent() ? Origin.of("mdns_address in [general]") : Origin.of("our own door");
        return new Setting("config_server_url", ConfigServerUrl.of(rendering.request(), network), Map.of(), origin);
    }

    private Optional<Setting> autoGroup(List<Setting> settings) {
        boolean wanted = rendering.request().site().general().contactsAuto()
                && settings.stream().noneMatch(s -> s.id().equals("blf_contact_group"));
        return wanted
                ? Optional.of(new Setting("blf_contact_group", AUTO_GROUP, Origin.of("contacts=auto in [general]")))
                : Optional.empty();
    }

    private void file(FileSetting file, List<Setting> settings) {
        String what = "setting " + file.id() + " (" + file.file().name() + ")";
        Optional<String> other = rendering
                .request()
                .device()
                .filter(d ->
                        file.model().filter(m -> !m.equalsIgnoreCase(d.name())).isPresent())
                .map(d -> "it is for a " + file.model().orElse("") + ", this is a " + d.name());
        if (other.isPresent()) {
            rendering.omit(what, other.get(), file.file().origin());
            return;
        }
        if (!rendering.permits(file.id(), what, file.file().origin())) {
            return;
        }
        rendering.inEachNetwork(network -> links.link(what, file.file(), network)
                .ifPresent(link -> {
                    Map<String, String> attributes = new LinkedHashMap<>(file.attributes());
                    Map<String, Secret> secrets = new LinkedHashMap<>();
                    if (link.url() instanceof Setting.Value.Hidden hidden) {
                        secrets.put("url", hidden.secret());
                    } else if (link.url() instanceof Setting.Value.Plain plain) {
                        attributes.put("url", plain.text());
                    }
                    link.md5().ifPresent(md5 -> attributes.put("md5", md5));
                    var value = new Setting.Value.Plain(file.value());
                    settings.add(in(
                            network,
                            new Setting(
                                    file.id(),
                                    value,
                                    attributes,
                                    secrets,
                                    file.file().origin())));
                }));
    }

    private List<Setting> raw() {
        var raw = new ArrayList<>(rendering.request().phone().features().raw());
        rendering.inEachNetwork(n -> n.ifPresent(network -> network.raw().stream()
                .filter(r -> raw.stream().noneMatch(p -> stands(p, r)))
                .forEach(s -> raw.add(in(n, s)))));
        return raw;
    }

    /** A setting as it stands in one of several networks. */
    private Setting in(Optional<Network> network, Setting setting) {
        if (!rendering.request().varies() || network.isEmpty()) {
            return setting;
        }
        Map<String, String> attributes = new LinkedHashMap<>(setting.attributes());
        attributes.putIfAbsent(NETWORK_ID, network.get().name());
        return new Setting(setting.id(), setting.value(), attributes, setting.secrets(), setting.origin());
    }
}
