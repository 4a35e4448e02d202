package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opendpma.asterisk.PjsipFile;
import org.opendpma.conf.Section;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;

/** The ports that Asterisk's own files give to Asterisk, whether it runs or not. */
final class AsteriskPorts {
    private static final int HTTP = 8_088;
    private static final int HTTPS = 8_089;
    private static final int AMI = 5_038;
    private static final int AMI_TLS = 5_039;

    private final List<Held> held = new ArrayList<>();

    /**
     * @param by the file and what in it, for the user
     * @param host an address, or one of the forms of "every address"
     */
    private record Held(String by, boolean udp, String host, int port) {
        boolean meets(Door door) {
            return udp == door.udp()
                    && port == door.bind().port()
                    && (isEvery() || door.bind().address().isAnyLocalAddress() || isAt(door));
        }

        private boolean isEvery() {
            return host.isEmpty()
                    || host.equals("0.0.0.0")
                    || host.replaceAll("[\\[\\]]", "").equals("::");
        }

        private boolean isAt(Door door) {
            return IpAddresses.parse(host).filter(door.bind().address()::equals).isPresent();
        }
    }

    /** A file that is not there, or that Asterisk would refuse, gives nothing: {@code opendpma check} speaks of those. */
    AsteriskPorts(Places places) {
        new PjsipFile(read(places.of("pjsip.conf")))
                .read(List.of())
                .transports()
                .forEach(t -> held.add(new Held(
                        "pjsip.conf [" + t.name() + "]", t.protocol() == SipTransport.UDP, t.bindHost(), t.port())));
        List<Section> http = read(places.of("http.conf"));
        plain("http.conf", http, "bindport", HTTP);
        tls("http.conf", http, HTTPS);
        List<Section> manager = read(places.manager());
        plain("manager.conf", manager, "port", AMI);
        tls("manager.conf", manager, AMI_TLS);
    }

    /** Who has the door's port by configuration; empty when nobody has. */
    List<String> holders(Door door) {
        return held.stream().filter(h -> h.meets(door)).map(Held::by).toList();
    }

    private void plain(String name, List<Section> file, String option, int usual) {
        if (Places.isTrue(Places.value(file, "general", "enabled"))) {
            String host = Places.value(file, "general", "bindaddr").orElse("");
            String port = Places.value(file, "general", option).orElse("");
            held.add(new Held(name, false, host, port.matches("\\d{1,5}") ? Integer.parseInt(port) : usual));
        }
    }

    /** {@code tlsbindaddr=ADDRESS:PORT}. */
    private void tls(String name, List<Section> file, int usual) {
        if (Places.isTrue(Places.value(file, "general", "tlsenable"))) {
            String bind = Places.value(file, "general", "tlsbindaddr").orElse("");
            boolean hasPort = bind.matches(".*[^:]:\\d{1,5}");
            String host = hasPort ? bind.substring(0, bind.lastIndexOf(':')) : bind;
            int port = hasPort ? Integer.parseInt(bind.substring(bind.lastIndexOf(':') + 1)) : usual;
            held.add(new Held(name + " (TLS)", false, host, port));
        }
    }

    private static List<Section> read(Path file) {
        try {
            return Files.exists(file) ? Places.sections(file) : List.of();
        } catch (IOException notValid) {
            return List.of();
        }
    }
}
