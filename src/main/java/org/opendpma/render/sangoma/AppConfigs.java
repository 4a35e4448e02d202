package org.opendpma.render.sangoma;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Application;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Origin;
import org.opendpma.site.PhoneFeatures;
import org.opendpma.site.Translation;
import org.opendpma.xml.Element;

/**
 * The elements {@code <appconfig>}: one for each application, of all its sections.
 *
 * <p>(unverified) That there is one element for each application with {@code <settings>}, states with {@code substatus} and
 * {@code send486}, and {@code <application>} for a custom one, is published; the rest of the schema is not. It is all in
 * this class.
 */
final class AppConfigs {
    private final Rendering rendering;
    private final Links links;
    private final Map<String, Element> byId = new LinkedHashMap<>();

    AppConfigs(Rendering rendering, Links links) {
        this.rendering = rendering;
        this.links = links;
    }

    void addTo(Element config) {
        PhoneFeatures features = rendering.request().phone().features();
        features.applications().forEach(this::add);
        features.contacts().displayRules().ifPresent(this::displayRules);
        byId.values().forEach(config::add);
    }

    private void add(Application application) {
        Origin origin = Origin.section(application.name(), application.position());
        if (application instanceof Application.Voicemail voicemail) {
            settings("voicemail", origin)
                    .add(setting("require_password", voicemail.requiresPassword() ? "1" : "0", origin));
            translations("voicemail", voicemail.translation());
        } else if (application instanceof Application.Parking parking) {
            Element settings = settings("parking", origin);
            parking.lot().ifPresent(lot -> settings.add(setting("parkinglot", lot, origin)));
            translations("parking", parking.translation());
        } else if (application instanceof Application.Queue queue) {
            part("queues", "queues", origin).add(queue(queue, origin));
            translations("queues", queue.translation());
        } else if (application instanceof Application.Status status) {
            settings("status", origin).add(status(status, origin));
            translations("status", status.translation());
        } else if (application instanceof Application.Custom custom) {
            custom(custom, origin);
        }
    }

    private static Element queue(Application.Queue queue, Origin origin) {
        return new Element("queue")
                .from(origin)
                .set("name", queue.queue())
                .set("permission", queue.permission())
                .set("member", queue.isMember().map(m -> m ? 1 : 0))
                .set("membername", queue.memberName())
                .set("location", queue.location())
                .set("login_exten", queue.loginExtension())
                .set("logout_exten", queue.logoutExtension());
    }

    private static Element status(Application.Status status, Origin origin) {
        var element =
                new Element("status").from(origin).set("id", status.status()).set("send486", status.sends486());
        status.substatus()
                .forEach(s -> element.add(new Element("substatus").from(origin).set("value", s)));
        return element;
    }

    private void custom(Application.Custom custom, Origin origin) {
        String what = "application " + custom.name();
        if (!rendering.permits(Feature.CUSTOM_APPS, what, origin)) {
            return;
        }
        Element config = config(custom.appName(), origin);
        custom.file()
                .ifPresent(file -> rendering.inEachNetwork(network -> links.link(what, file, network)
                        .ifPresent(link -> config.add(rendering.mark(
                                link.put(new Element("application").from(origin).set("name", custom.appName()))
                                        .set("md5", custom.md5().or(link::md5))
                                        .set("autostart", custom.autostarts()),
                                network)))));
        Element settings = settings(custom.appName(), origin);
        custom.settings().forEach((name, value) -> settings.add(setting(name, value, origin)));
    }

    private void displayRules(LinkedFile file) {
        rendering.inEachNetwork(network -> links.link("display rules " + file.name(), file, network)
                .ifPresent(link -> settings("contacts", file.origin())
                        .add(link.put(rendering.mark(
                                new Element("setting").from(file.origin()).set("id", "display_rules"), network)))));
    }

    private void translations(String id, Optional<Translation> translation) {
        translation.ifPresent(t -> {
            Origin origin = Origin.section(t.name(), t.position());
            Element list = part(id, "translations", origin);
            t.words()
                    .forEach((from, to) -> list.add(new Element("translation")
                            .from(origin)
                            .set("from", from)
                            .set("to", to)));
        });
    }

    private Element settings(String id, Origin origin) {
        return part(id, "settings", origin);
    }

    private Element part(String id, String name, Origin origin) {
        Element config = config(id, origin);
        return config.child(name).orElseGet(() -> {
            var part = new Element(name);
            config.add(part);
            return part;
        });
    }

    private Element config(String id, Origin origin) {
        return byId.computeIfAbsent(
                id, i -> new Element("appconfig").from(origin).set("id", i));
    }

    private static Element setting(String id, String value, Origin origin) {
        return new Element("setting").from(origin).set("id", id).set("value", value);
    }
}
