package org.opendpma.control;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.Endpoints;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.General;
import org.opendpma.site.Site;

/** The {@code show} commands; their layouts satisfy the programs that read DPMA's. */
final class Show {
    /** The DPMA whose commands these are; scripts compare it. */
    private static final String COMPATIBLE = "3.6.12";

    private final Overview overview;
    private final Sessions sessions;

    Show(Overview overview, Sessions sessions) {
        this.overview = overview;
        this.sessions = sessions;
    }

    /** Scripts take the last field of the line with "Version", and what follows the underscore in it. */
    Result version() {
        String asterisk = overview.site()
                .endpoints()
                .flatMap(Endpoints::asteriskVersion)
                .map(Show::numbers)
                .orElse("0");
        return Result.done("OpenDPMA Version " + asterisk + "_" + COMPATIBLE + "\nOpenDPMA " + own() + "\n");
    }

    private static String own() {
        String version = Show.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** {@code 22.10.1+dfsg} is 22.10.1 for scripts. */
    private static String numbers(String version) {
        String numbers = version.replaceFirst("[^0-9.].*", "");
        return numbers.isEmpty() ? "0" : numbers;
    }

    Result phones() {
        var phones = overview.site().phones().keySet();
        return Result.done("---- Digium Phones ----\n"
                + phones.stream().map(p -> p + "\n").collect(Collectors.joining())
                + "---- " + phones.size() + " Phones Found ----\n");
    }

    /** Scripts look for the address between colons and for the MAC address at the end of the line. */
    Result sessions() {
        var all = sessions.all();
        return Result.done("---- Sessions ----\n"
                + all.stream().map(Show::line).collect(Collectors.joining())
                + "---- " + all.size() + " Sessions Found ----\n");
    }

    private static String line(Session s) {
        return String.format(
                "%-20s %s:%s: %s %s since %s, asked %s MAC:%s%n",
                s.phone(),
                s.transport(),
                s.address(),
                s.model(),
                s.firmware().map(FirmwareVersion::text).orElse("-"),
                s.since().truncatedTo(ChronoUnit.SECONDS),
                s.lastAsked().truncatedTo(ChronoUnit.SECONDS),
                s.mac().digits());
    }

    Result settings() {
        Site site = overview.site();
        General general = site.general();
        var text = new StringBuilder("---- Settings ----\n");
        line(text, "Configuration", overview.configuration());
        line(text, "Service name", general.mdns().serviceName());
        line(text, "User list", general.userlistAuth().name().toLowerCase(Locale.ROOT));
        line(text, "Config auth", general.configAuth().name().toLowerCase(Locale.ROOT));
        line(text, "Global PIN", general.globalPin().isPresent() ? "set" : "not set");
        line(text, "Server UUID", general.serverUuid().orElse("-"));
        line(text, "Passwords in clear", site.policy().cleartextSecrets().name().toLowerCase(Locale.ROOT));
        overview.doors().forEach(d -> line(text, "Door", d));
        site.policy()
                .tls()
                .ifPresent(tls -> line(
                        text,
                        "Certificate",
                        tls.chain().file() + ", valid until "
                                + tls.chain().own().getNotAfter().toInstant()));
        line(text, "mDNS", overview.announcement());
        line(text, "Asterisk", overview.asterisk());
        line(text, "Phones", Integer.toString(site.phones().size()));
        line(text, "Warnings", Integer.toString(site.warnings().size()));
        return Result.done(text.toString());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(String.format("%-20s: %s%n", key, value));
    }
}
