package org.opendpma.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.config.SiteLoader;
import org.opendpma.control.Result;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.render.WebUrl;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.site.FileFacts;
import org.opendpma.site.Network;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opendpma dhcp}: what to write into a DHCP server so that phones out of their box find us. */
@Command(
        name = "dhcp",
        description = "Prints what a DHCP server needs so that phones find this one by option 66. It is meant only for"
                + " phones whose option 60 begins with sangoma_ or digium_; others are left alone. Without a URL, those of the"
                + " daemon's own doors are printed, with the login or the key of each network.",
        footer = {
            "",
            "Examples:",
            "  opendpma dhcp",
            "  opendpma dhcp --server kea https://pbx.example.com:8444/q8Zt0LwXv3kR5mNp/",
            "  opendpma dhcp --sip",
            "  opendpma dhcp 'sip:proxy@pbx.example.com:5062;transport=tcp'"
        })
public final class DhcpCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "Only for isc, kea, dnsmasq or mikrotik (default: all four).")
    private String server = "";

    @Option(
            names = "--sip",
            description =
                    "The SIP door instead of the HTTP door; that is also what is printed where there is no other.")
    private boolean sip;

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description = "What phones are told instead: http://, https:// or sip:proxy@...")
    private String url = "";

    @Mixin
    private ConfigOption config = new ConfigOption();

    /** A URL, and where it holds. */
    private record Told(String url, String heading, Optional<String> network) {}

    @Override
    public Integer call() {
        String name = server.toLowerCase(Locale.ROOT);
        if (!server.isEmpty() && !DhcpSnippets.SERVERS.contains(name)) {
            System.err.println("opendpma: no DHCP server is called " + name + " here; write "
                    + String.join(", ", DhcpSnippets.SERVERS));
            return Result.USAGE;
        }
        if (!url.isEmpty() && !url.matches("(https?://[^\\s\"'\\\\]+/|sip:proxy@[^\\s\"'\\\\]+)")) {
            System.err.println("opendpma: " + url
                    + " is nothing that phones can be told; write http://HOST:PORT/ or https://HOST:PORT/, with the / at"
                    + " its end, or sip:proxy@HOST:PORT;transport=tcp");
            return Result.USAGE;
        }
        Optional<List<Told>> told = url.isEmpty() ? ours() : Optional.of(List.of(new Told(url, "", Optional.empty())));
        told.ifPresent(all -> all.forEach(t -> print(t, name)));
        return told.isPresent() ? Result.DONE : Result.CONFIG;
    }

    private static void print(Told told, String server) {
        System.out.print(told.heading());
        var snippets = new DhcpSnippets(told.url(), told.network());
        for (String each : server.isEmpty() ? DhcpSnippets.SERVERS : List.of(server)) {
            System.out.println(snippets.of(each).orElseThrow());
        }
        System.out.println(new FirmwareNeeds().of(told.url()));
    }

    /** What the files say, without asking Asterisk; empty when they are wrong, which has been told. */
    private Optional<List<Told>> ours() {
        Loaded<DaemonSettings> settings = DaemonConfig.load(config.path());
        var problems = new ArrayList<>(settings.problems());
        Optional<List<Told>> told = settings.result().flatMap(s -> {
            Loaded<Site> site = new SiteLoader(Clock.systemUTC())
                    .load(s, (names, trouble) -> Optional.empty(), phone -> Optional.empty());
            problems.addAll(site.problems());
            return site.result().flatMap(found -> told(found, new OwnDoors(found, s)));
        });
        if (told.isEmpty()) {
            problems.stream().filter(Problem::isError).forEach(System.err::println);
        }
        return told;
    }

    /** Empty when there is no door, which is told. */
    private Optional<List<Told>> told(Site site, OwnDoors doors) {
        boolean overSip = sip || !doors.hasWeb();
        if (overSip && !doors.hasSip()) {
            System.err.println("opendpma: " + config.path() + " opens no door for phones; write udp= or tcp= into [sip]"
                    + (sip ? "" : ", or http= into [http]"));
            return Optional.empty();
        }
        return Optional.of(overSip ? overSip(site, doors) : overWeb(site, doors));
    }

    private static List<Told> overSip(Site site, OwnDoors doors) {

        String proxy = new SangomaRenderer(FileFacts.NONE, Clock.systemUTC())
                .redirect(site, doors.overSip()).children().stream()
                        .flatMap(e -> e.attribute("value").stream())
                        .findFirst()
                        .orElseThrow();
        return List.of(new Told(proxy, "", Optional.empty()));
    }

    private static List<Told> overWeb(Site site, OwnDoors doors) {
        Map<String, List<Network>> byUrl = new LinkedHashMap<>();
        for (Network network : site.catalog().networks().values()) {
            byUrl.computeIfAbsent(url(site, Optional.of(network), doors), u -> new ArrayList<>())
                    .add(network);
        }
        return byUrl.size() < 2
                ? List.of(new Told(
                        byUrl.keySet().stream().findFirst().orElseGet(() -> url(site, Optional.empty(), doors)),
                        "",
                        Optional.empty()))
                : byUrl.entrySet().stream()
                        .map(e -> ofNetworks(e.getKey(), e.getValue()))
                        .toList();
    }

    private static Told ofNetworks(String url, List<Network> networks) {
        String names = networks.stream().map(Network::name).collect(Collectors.joining(" and "));
        String blocks = networks.stream().map(n -> n.cidr().toString()).collect(Collectors.joining(", "));
        return new Told(url, "# For phones of " + names + " (" + blocks + "):\n\n", Optional.of(names));
    }

    private static String url(Site site, Optional<Network> network, OwnDoors doors) {
        return WebUrl.text(new SiteWideRequest(site, network, doors.overSip(), false))
                .orElseThrow();
    }
}
