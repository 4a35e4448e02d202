package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opendpma.config.DaemonSettings;
import org.opendpma.control.ControlClient;
import org.opendpma.control.Progress;
import org.opendpma.site.WebScheme;

/** What phones see once everything is done, for people. */
final class Seen {
    private Seen() {}

    static List<String> by(DaemonSettings settings, Path phones) {
        boolean runs = ControlClient.isAnswering(settings.admin().socket());
        var lines = new ArrayList<String>();
        lines.add(runs ? "Phones now see:" : "Once it runs (opendpma serve), phones see:");
        settings.sip().doors().entrySet().stream()
                .map(d -> "  SIP    " + d.getKey().toString().toUpperCase(Locale.ROOT) + " " + d.getValue()
                        + "   for phones with the open profile: sip:proxy@ this machine")
                .sorted()
                .forEach(lines::add);
        for (WebScheme scheme : settings.http().doors().keySet()) {
            lines.add("  " + scheme + "  " + settings.http().doors().get(scheme)
                    + "   for phones with their maker's firmware: opendpma dhcp " + scheme + "://...");
        }
        lines.add("What they get stands in " + phones + "; try it without a phone: opendpma phone --help");
        if (settings.mdns().enabled()) {
            lines.add("  mDNS   announces the one that mdns_transport there names");
        }
        if (runs) {
            lines.add(health(settings));
        }
        return lines;
    }

    private static String health(DaemonSettings settings) {
        try {
            return ControlClient.run(settings.admin().socket(), List.of("show", "health"), Progress.NONE)
                    .text()
                    .strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
