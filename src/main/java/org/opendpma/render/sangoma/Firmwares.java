package org.opendpma.render.sangoma;

import java.time.Instant;
import java.util.Optional;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.Firmware;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** The elements {@code <firmwares>} and {@code <public_firmwares>}. */
final class Firmwares {
    static final String EXPANSION = "EXP100";
    /** The vendor's own archive. */
    private static final String PUBLIC_ARCHIVE = "http://dphone.dl.digium.com/firmware/asterisk/";

    private final Rendering rendering;
    private final Links links;
    private final Instant now;

    Firmwares(Rendering rendering, Links links, Instant now) {
        this.rendering = rendering;
        this.links = links;
        this.now = now;
    }

    void addTo(Element config) {
        var own = new Element("firmwares");
        var open = new Element("public_firmwares");
        for (Firmware firmware : rendering.request().phone().features().firmwares()) {
            Origin origin = Origin.section(firmware.name(), firmware.position());
            Optional<String> other = rendering.request().device().flatMap(d -> notFor(d, firmware));
            if (other.isPresent()) {
                rendering.omit(what(firmware), other.get(), origin);
            } else {
                rendering.inEachNetwork(network -> add(firmware, network, origin, own, open));
            }
        }
        new StockFirmware(rendering, now).addTo(own);
        config.addUnlessEmpty(own);
        config.addUnlessEmpty(open);
    }

    private void add(Firmware firmware, Optional<Network> network, Origin origin, Element own, Element open) {
        url(firmware, network, origin).ifPresent(url -> own.add(element("firmware", firmware, network, origin, url)));
        if (firmware.isPublic()) {
            String prefix = network.flatMap(Network::publicFirmwareUrlPrefix).orElse(PUBLIC_ARCHIVE);
            String url = prefix + firmware.version() + "/" + fileName(firmware);
            open.add(element("public_firmware", firmware, network, origin, new Setting.Value.Plain(url)));
        }
    }

    private Element element(
            String name, Firmware firmware, Optional<Network> network, Origin origin, Setting.Value url) {
        var element =
                new Element(name).from(origin).set("model", firmware.model()).set("version", firmware.version());
        return rendering.mark(SettingElement.with(element, "url", url), network);
    }

    private Optional<Setting.Value> url(Firmware firmware, Optional<Network> network, Origin origin) {
        LinkedFile file = firmware.file().orElseGet(() -> new LinkedFile(fileName(firmware), origin));
        Optional<Setting.Value> own = network.flatMap(Network::firmwareUrlPrefix)
                .map(prefix -> new Setting.Value.Plain(prefix + Links.escaped(file.name())));
        // A public archive alone is a place too: no reason to say that the own one is missing.
        boolean silent = own.isPresent()
                || (firmware.isPublic()
                        && network.flatMap(Network::fileUrlPrefix).isEmpty());
        return silent ? own : links.link(what(firmware), file, network).map(Links.Link::url);
    }

    private static String fileName(Firmware firmware) {
        String end = firmware.model().equals(EXPANSION) ? "_firmware.rom" : "_firmware.eff";
        return firmware.version() + "_" + firmware.model() + end;
    }

    private static Optional<String> notFor(DeviceModel device, Firmware firmware) {
        boolean fits = device.name().equalsIgnoreCase(firmware.model())
                || (firmware.model().equals(EXPANSION) && device.keys().expansion() > 0);
        return fits
                ? Optional.empty()
                : Optional.of("it is for a " + firmware.model() + ", this is a " + device.name());
    }

    private static String what(Firmware firmware) {
        return "firmware " + firmware.name() + " (" + firmware.version() + ")";
    }
}
