package org.opendpma.render.sangoma;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.Alert;
import org.opendpma.site.Codec;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.MulticastPage;
import org.opendpma.site.Origin;
import org.opendpma.site.PhoneFeatures;
import org.opendpma.site.Ringtone;
import org.opendpma.xml.Element;

/** The elements {@code <codecs>}, {@code <ringtones>} and {@code <multicastpage>}. */
final class Media {
    private static final int FIRST_PRIORITY = 250;
    private static final int PRIORITY_STEP = 10;
    /** Milliseconds of sound in a packet. */
    private static final int PACKETIZATION = 20;

    private final Rendering rendering;
    private final Links links;

    Media(Rendering rendering, Links links) {
        this.rendering = rendering;
        this.links = links;
    }

    void addTo(Element config) {
        PhoneFeatures features = rendering.request().phone().features();
        config.addUnlessEmpty(codecs(features.codecs()));
        config.addUnlessEmpty(new Element("ringtones")
                .addUnlessEmpty(tones(features.ringtones()))
                .addUnlessEmpty(alerts(features.alerts())));
        features.multicastPages().forEach(p -> page(p, config));
    }

    private static Element codecs(List<Codec> list) {
        var codecs = new Element("codecs");
        int priority = FIRST_PRIORITY;
        for (Codec codec : list) {
            codecs.add(new Element("codec")
                    .from(codec.origin())
                    .set("id", codec.id())
                    .set("priority", priority)
                    .set("packetization", PACKETIZATION)
                    .set("jitter_min", 0)
                    .set("jitter_max", 0)
                    .set("jitter_target", 0)
                    .set("enabled", true));
            priority -= PRIORITY_STEP;
        }
        return codecs;
    }

    private Element tones(List<Ringtone> ringtones) {
        var tones = new Element("tones");
        for (Ringtone ringtone : ringtones) {
            rendering.inEachNetwork(network -> links.link("tone " + ringtone.name(), ringtone.file(), network)
                    .ifPresent(link -> tones.add(link.put(rendering.mark(
                            new Element("tone")
                                    .from(ringtone.file().origin())
                                    .set("id", ringtone.name())
                                    .set("display", ringtone.alias())
                                    .set("type", "user"),
                            network)))));
        }
        return tones;
    }

    private static Element alerts(List<Alert> list) {
        var alerts = new Element("alerts");
        for (Alert alert : list) {
            alerts.add(new Element("alert")
                    .from(Origin.section(alert.name(), alert.position()))
                    .set("alert_info", alert.alertInfo())
                    .set("ringtone_id", alert.tone().orElse(""))
                    .set("ring_type", alert.ringType()));
        }
        return alerts;
    }

    private void page(MulticastPage page, Element config) {
        Origin origin = Origin.section(page.name(), page.position());
        if (rendering.permits(Feature.MULTICAST, "multicastpage " + page.name(), origin)) {
            config.add(new Element("multicastpage")
                    .from(origin)
                    .set("id", page.name())
                    .set("name", page.alias())
                    .set("address", page.address())
                    .set("port", page.port())
                    .set("priority", page.priority())
                    .set("interrupt", page.interrupts().map(i -> i ? 1 : 0))
                    .set("codec", page.codec().or(Optional::empty)));
        }
    }
}
