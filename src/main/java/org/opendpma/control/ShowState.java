package org.opendpma.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.CertificateChain;
import org.opendpma.site.Endpoints;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.General;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;

/** The commands that show how it stands; their layouts satisfy the programs that read DPMA's. */
final class ShowState {
    /** The DPMA whose commands these are; scripts compare it. */
    private static final String COMPATIBLE = "3.6.12";

    private final Overview overview;
    private final Sessions sessions;

    ShowState(Overview overview, Sessions sessions) {
        this.overview = overview;
        this.sessions = sessions;
    }

    /** Scripts take the last field of the line with "Version", and what follows the underscore in it. */
    Reply version() {
        String asterisk = overview.site()
                .endpoints()
                .flatMap(Endpoints::asteriskVersion)
                .map(ShowState::numbers)
                .orElse("0");
        String compatible = asterisk + "_" + COMPATIBLE;
        return Reply.done(
                "OpenDPMA Version " + compatible + "\nOpenDPMA " + own() + "\n",
                Map.of("version", compatible, "opendpma", own()));
    }

    private static String own() {
        String version = ShowState.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** {@code 22.10.1+dfsg} is 22.10.1 for scripts. */
    private static String numbers(String version) {
        String numbers = version.replaceFirst("[^0-9.].*", "");
        return numbers.isEmpty() ? "0" : numbers;
    }

    /** Scripts look for "OK, Valid". */
    Reply license() {
        var facts = new Facts()
                .add("Status", "OK, Valid")
                .add("License", "none is needed: OpenDPMA is free software")
                .add("Expires", "never");
        return Reply.done(facts.text(), facts.data());
    }

    /** Scripts look for the address between colons and for the MAC address at the end of the line. */
    Reply sessions() {
        List<Session> all = sessions.all();
        String text = "---- Sessions ----\n"
                + all.stream().map(ShowState::line).collect(Collectors.joining())
                + "---- " + all.size() + " Sessions Found ----\n";
        return Reply.done(
                text, Map.of("sessions", all.stream().map(ShowState::data).toList()));
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

    private static Map<String, Object> data(Session s) {
        var data = new LinkedHashMap<String, Object>();
        data.put("phone", s.phone());
        data.put("mac", s.mac().digits());
        data.put("model", s.model());
        data.put("firmware", s.firmware().map(FirmwareVersion::text).orElse(""));
        data.put("address", s.address());
        data.put("transport", s.transport());
        data.put("since", s.since().toString());
        data.put("lastAsked", s.lastAsked().toString());
        return data;
    }

    Reply problems() {
        List<Problem> warnings = overview.site().warnings();
        String text = "---- Problems ----\n"
                + warnings.stream().map(p -> p + "\n").collect(Collectors.joining())
                + "---- " + warnings.size() + " Problems Found ----\n";
        return Reply.done(
                text,
                Map.of("problems", warnings.stream().map(Problem::toString).toList()));
    }

    Reply settings() {
        Site site = overview.site();
        General general = site.general();
        var facts = new Facts()
                .add("Configuration", overview.configuration())
                .add("Service name", general.mdns().serviceName())
                .add("User list", lower(general.userlistAuth()))
                .add("Config auth", lower(general.configAuth()))
                .add("Global PIN", general.globalPin().isPresent() ? "set" : "not set")
                .add("Server UUID", general.serverUuid().orElse("-"))
                .add("File directory", general.fileDirectory().orElse("-"))
                .add("Passwords in clear", lower(site.policy().cleartextSecrets()));
        overview.doors().forEach(d -> facts.add("Door", d));
        site.policy().tls().ifPresent(tls -> facts.add("Certificate", describe(tls.chain())));
        site.policy().https().ifPresent(tls -> facts.add("HTTPS certificate", describe(tls.chain())));
        facts.add("mDNS", overview.announcement())
                .add("Asterisk", overview.asterisk())
                .add("Phones", site.phones().size())
                .add("Sessions", sessions.all().size())
                .add("Warnings", site.warnings().size());
        return Reply.done("---- Settings ----\n" + facts.text(), facts.data());
    }

    private static String describe(CertificateChain chain) {
        long days = chain.daysLeft(Instant.now());
        return chain.file() + ", valid until " + chain.own().getNotAfter().toInstant()
                + (days < 0 ? ", EXPIRED" : ", " + days + " days left");
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
