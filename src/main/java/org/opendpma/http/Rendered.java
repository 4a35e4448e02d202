package org.opendpma.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendpma.render.MadeFile;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/**
 * Renders, and keeps what it made for a second: a phone asks several times in a row, and a changed file must be seen at once.
 * Bounded in number and size; any thread.
 */
final class Rendered {
    private static final int MOST = 1_000;
    private static final int LARGEST = 64 * 1024;
    private static final long MILLIS = 1_000;

    private final Renderer renderer;
    private final Clock clock;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Key(
            String phone,
            Optional<MacAddress> mac,
            Optional<String> model,
            Optional<FirmwareVersion> firmware,
            Optional<String> network,
            Reached reached,
            boolean way) {}

    private record Kept(Site site, long made, Body.Made body) {}

    Rendered(Renderer renderer, Clock clock) {
        this.renderer = renderer;
        this.clock = clock;
    }

    Body.Made of(RenderRequest r) {
        var key = new Key(
                r.phone().name(),
                r.mac(),
                r.device().map(DeviceModel::name),
                r.firmware(),
                r.network().map(Network::name),
                r.reached(),
                false);
        return of(key, r.site(), () -> renderer.render(r));
    }

    Body.Made of(SiteWideRequest r) {
        var key = new Key(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                r.network().map(Network::name),
                r.reached(),
                r.onlyTheWay());
        return of(key, r.site(), () -> renderer.siteWide(r));
    }

    /** What contacts=auto makes, under the checksum that the configuration names. */
    Optional<Body.Made> contacts(Site site) {
        return renderer.madeContacts(site).map(Rendered::body);
    }

    /** The same, for a phone of a model. */
    Optional<Body.Made> blfItems(Site site, Phone phone, Optional<DeviceModel> device) {
        return renderer.madeBlfItems(site, phone, device).map(Rendered::body);
    }

    private static Body.Made body(MadeFile made) {
        return new Body.Made(ContentTypes.XML, made.md5(), made.bytes());
    }

    @SuppressWarnings("ReferenceEquality") // It was made of this very snapshot or it was not.
    private Body.Made of(Key key, Site site, Supplier<Element> rendering) {
        long now = clock.millis();
        synchronized (kept) {
            Kept before = kept.get(key);
            if (before != null && before.site() == site && now - before.made() < MILLIS) {
                return before.body();
            }
        }
        Body.Made body = Body.Made.of(ContentTypes.XML, XmlWriter.document(rendering.get()));
        if (body.size() <= LARGEST) {
            synchronized (kept) {
                kept.put(key, new Kept(site, now, body));
            }
        }
        return body;
    }
}
