package org.opendpma.render.sangoma;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.render.WebUrl;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.Origin;
import org.opendpma.site.Rollout;
import org.opendpma.site.Setting;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** What {@code <firmwares>} holds of the directory of firmware: for each model the newest. */
final class StockFirmware {
    private static final Origin ORIGIN = Origin.of("firmware_directory in opendpma.conf");

    private final Rendering rendering;
    private final Instant now;

    StockFirmware(Rendering rendering, Instant now) {
        this.rendering = rendering;
        this.now = now;
    }

    /** Only what fits the phone, if its model is known; a section of type=firmware for the same model stands over it. */
    void addTo(Element firmwares) {
        RenderRequest request = rendering.request();
        request.site().policy().firmware().files().stream()
                .filter(f -> request.device().map(d -> fits(d, f)).orElse(true))
                .filter(f -> request.phone().features().firmwares().stream()
                        .noneMatch(s -> s.model().equalsIgnoreCase(f.model())))
                .filter(this::isOffered)
                .forEach(f -> rendering.inEachNetwork(network -> WebUrl.ofFirmware(request, network, f.name())
                        .map(url -> element(f, url))
                        .ifPresent(e -> firmwares.add(rendering.mark(e, network)))));
    }

    private boolean isOffered(FirmwareFile file) {
        RenderRequest request = rendering.request();
        Site site = request.site();
        Rollout rollout = site.policy().firmware().rollout();
        Optional<Instant> turn =
                rollout.turn(request.phone().name(), site.phones().size(), file);
        Optional<String> why = turn.isEmpty()
                ? Optional.of("firmware_rollout leaves this phone out")
                : turn.filter(now::isBefore)
                        .map(t -> "firmware_rate lets this phone have it from " + t.truncatedTo(ChronoUnit.SECONDS)
                                + " on");
        why.ifPresent(w -> rendering.omit("firmware " + file.name(), w, ORIGIN));
        return why.isEmpty();
    }

    /** For everybody, once it is meant for everybody. */
    static Element of(SiteWideRequest request, Instant now) {
        FirmwareStock stock = request.site().policy().firmware();
        int phones = request.site().phones().size();
        var list = new Element("firmwares");
        stock.files().stream()
                .filter(f -> stock.rollout()
                        .complete(phones, f)
                        .filter(t -> !now.isBefore(t))
                        .isPresent())
                .forEach(f -> WebUrl.ofFirmware(request, f.name())
                        .map(url -> element(f, new Setting.Value.Hidden(url)))
                        .ifPresent(list::add));
        return list;
    }

    private static boolean fits(DeviceModel device, FirmwareFile file) {
        return device.name().equalsIgnoreCase(file.model())
                || (file.model().equals(Firmwares.EXPANSION) && device.keys().expansion() > 0);
    }

    private static Element element(FirmwareFile file, Setting.Value url) {
        var element = new Element("firmware")
                .from(ORIGIN)
                .set("model", file.model())
                .set("version", file.version().text());
        return SettingElement.with(element, "url", url);
    }
}
