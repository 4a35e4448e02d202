package org.opendpma.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendpma.render.MadeFile;
import org.opendpma.render.NotedFiles;
import org.opendpma.render.Reached;
import org.opendpma.render.Reached.WebAuthority;
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
 * Renders, and keeps what it made for a minute, or until the snapshot, the way in or a file that it names is another one; files
 * are looked at once a second. Bounded in number and size; any thread.
 */
final class Rendered {
    private static final int MOST = 1_000;
    private static final int LARGEST = 64 * 1024;
    private static final long LOOK_MILLIS = 1_000;
    /** A firmware is offered to more phones as time goes on. */
    private static final long MADE_MILLIS = 60_000;

    private final Renderer renderer;
    private final NotedFiles files;
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
            Optional<WebAuthority> web,
            boolean way) {}

    private record Kept(Site site, Reached reached, NotedFiles.Made<Body.Made> body, long made, long looked) {
        Kept lookedAt(long now) {
            return new Kept(site, reached, body, made, now);
        }

        @SuppressWarnings("ReferenceEquality") // It was made of this very snapshot or it was not.
        boolean isOf(Site other, Reached another) {
            return site == other && reached.equals(another);
        }
    }

    Rendered(Renderer renderer, NotedFiles files, Clock clock) {
        this.renderer = renderer;
        this.files = files;
        this.clock = clock;
    }

    Body.Made of(RenderRequest r) {
        var key = new Key(
                r.phone().name(),
                r.mac(),
                r.device().map(DeviceModel::name),
                r.firmware(),
                r.network().map(Network::name),
                r.reached().web(),
                false);
        return of(key, r.site(), r.reached(), () -> renderer.render(r));
    }

    Body.Made of(SiteWideRequest r) {
        var key = new Key(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                r.network().map(Network::name),
                r.reached().web(),
                r.onlyTheWay());
        return of(key, r.site(), r.reached(), () -> renderer.siteWide(r));
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

    private Body.Made of(Key key, Site site, Reached reached, Supplier<Element> rendering) {
        long now = clock.millis();
        Optional<Kept> before =
                kept(key).filter(k -> k.isOf(site, reached)).filter(k -> isWithin(now - k.made(), MADE_MILLIS));
        if (before.isPresent() && isWithin(now - before.get().looked(), LOOK_MILLIS)) {
            return before.get().body().what();
        }
        Kept current = before.filter(k -> files.isCurrent(k.body()))
                .map(k -> k.lookedAt(now))
                .orElseGet(() -> {
                    NotedFiles.Made<Body.Made> body =
                            files.making(() -> Body.Made.of(ContentTypes.XML, XmlWriter.document(rendering.get())));
                    return new Kept(site, reached, body, now, now);
                });
        if (current.body().what().size() <= LARGEST) {
            synchronized (kept) {
                kept.put(key, current);
            }
        }
        return current.body().what();
    }

    /** A clock that was set back makes nothing last. */
    private static boolean isWithin(long age, long longest) {
        return age >= 0 && age < longest;
    }

    private Optional<Kept> kept(Key key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }
}
