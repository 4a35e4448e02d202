package org.opendpma.render.sangoma;

import java.util.TreeMap;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.render.WebUrl;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.Origin;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** What {@code <firmwares>} holds of the directory of firmware: for each model the newest. */
final class StockFirmware {
    private static final Origin ORIGIN = Origin.of("firmware_directory in opendpma.conf");

    private final Rendering rendering;

    StockFirmware(Rendering rendering) {
        this.rendering = rendering;
    }

    /** Only what fits the phone, if its model is known; a section of type=firmware for the same model stands over it. */
    void addTo(Element firmwares) {
        RenderRequest request = rendering.request();
        FirmwareStock stock = request.site().policy().firmware();
        if (!stock.isFor(request.phone().name())) {
            return;
        }
        new TreeMap<>(stock.newest())
                .values().stream()
                        .filter(f -> request.device().map(d -> fits(d, f)).orElse(true))
                        .filter(f -> request.phone().features().firmwares().stream()
                                .noneMatch(s -> s.model().equalsIgnoreCase(f.model())))
                        .forEach(f -> rendering.inEachNetwork(network -> WebUrl.ofFirmware(request, network, f.name())
                                .map(url -> element(f, url))
                                .ifPresent(e -> firmwares.add(rendering.mark(e, network)))));
    }

    /** For everybody, once it is meant for everybody. */
    static Element of(SiteWideRequest request) {
        FirmwareStock stock = request.site().policy().firmware();
        var list = new Element("firmwares");
        if (stock.isForAll()) {
            new TreeMap<>(stock.newest())
                    .values()
                    .forEach(f -> WebUrl.ofFirmware(request, f.name())
                            .map(url -> element(f, new Setting.Value.Hidden(url)))
                            .ifPresent(list::add));
        }
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
