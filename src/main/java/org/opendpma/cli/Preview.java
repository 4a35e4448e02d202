package org.opendpma.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.control.Result;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.SessionFile;
import org.opendpma.render.FileFactCache;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Rendered;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Problem;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code render} and {@code explain} have in common: a phone, and as what it would ask. Public for picocli. */
public final class Preview {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PHONE",
            description = "The name of a section with type=phone, or the phone's MAC address.")
    private String phone = "";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "As a phone of this model would get it; else as the model that last asked, else what any takes.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--firmware", paramLabel = "VERSION", description = "As that firmware would get it: 2_9_19.")
    private Optional<String> firmware = Optional.empty();

    @Option(
            names = "--network",
            paramLabel = "SECTION",
            description = "In this one of the phone's networks; else in all of them, each with its network_id.")
    private Optional<String> network = Optional.empty();

    /** What to do with the result. */
    interface Show {
        void show(RenderRequest request, Rendered rendered);
    }

    /** Loads, renders and shows; the exit status. */
    int run(Show show) {
        Loaded<DaemonSettings> settings = DaemonConfig.load(config.path());
        var problems = new ArrayList<Problem>(settings.problems());
        Map<String, Session> sessions = settings.result().map(Preview::sessions).orElse(Map.of());
        Optional<Site> site = settings.result().flatMap(s -> SiteFiles.load(s, name -> seen(sessions, name), problems));
        if (site.isEmpty()) {
            problems.stream().filter(Problem::isError).forEach(System.err::println);
            System.err.println("opendpma: the configuration is wrong; opendpma check says everything that is");
            return Result.CONFIG;
        }
        RenderRequest request = request(site.get(), settings.result().orElseThrow(), sessions);
        if (request.phone().awaitsAsterisk()) {
            System.err.println("opendpma: without Asterisk, the passwords of the phone's lines are not known");
        }
        show.show(request, new SangomaRenderer(new FileFactCache(), Clock.systemUTC()).explain(request));
        return Result.DONE;
    }

    private static Map<String, Session> sessions(DaemonSettings settings) {
        Path directory = settings.stateDirectory();
        return Files.isReadable(directory.resolve("sessions.json"))
                ? new SessionFile(directory)
                        .load().stream().collect(Collectors.toMap(Session::phone, s -> s, (first, last) -> last))
                : Map.of();
    }

    private static Optional<SeenPhone> seen(Map<String, Session> sessions, String name) {
        return Optional.ofNullable(sessions.get(name)).map(s -> new SeenPhone(s.model(), s.firmware()));
    }

    private RenderRequest request(Site site, DaemonSettings settings, Map<String, Session> sessions) {
        Phone found = phone(site);
        Optional<SeenPhone> last = seen(sessions, found.name());
        Optional<DeviceModel> device = model.isPresent()
                ? Optional.of(model(site, model.get()))
                : last.flatMap(s -> site.models().find(s.model()));
        Optional<FirmwareVersion> version = firmware.isPresent()
                ? Optional.of(firmware(firmware.get()))
                : model.isPresent() ? Optional.empty() : last.flatMap(SeenPhone::firmware);
        return new RenderRequest(site, found, device, version, networks(found), reached(site, settings));
    }

    private Phone phone(Site site) {
        return site.phone(phone)
                .or(() -> MacAddress.parse(phone).flatMap(site::phone))
                .orElseThrow(() -> wrong("there is no phone " + phone + "; opendpma show phones lists them"));
    }

    private DeviceModel model(Site site, String name) {
        return site.models()
                .find(name)
                .orElseThrow(() -> wrong("--model " + name + " is not known; there are "
                        + site.models().all().stream().map(DeviceModel::name).collect(Collectors.joining(", "))));
    }

    private FirmwareVersion firmware(String version) {
        return FirmwareVersion.parse(version)
                .orElseThrow(() -> wrong("--firmware " + version + " is no version; write 2_9_19, say"));
    }

    private List<Network> networks(Phone found) {
        if (network.isEmpty()) {
            return found.networks();
        }
        return found.networks().stream()
                .filter(n -> n.name().equals(network.get()))
                .findFirst()
                .map(List::of)
                .orElseThrow(
                        () -> wrong("--network " + network.get() + " is none of phone " + found.name() + "; it has "
                                + found.networks().stream().map(Network::name).collect(Collectors.joining(", "))));
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** As if the phone had asked at the first address of this machine that phones can reach. */
    private static Reached reached(Site site, DaemonSettings settings) {
        Map<SipTransport, Integer> ports = new EnumMap<>(SipTransport.class);
        settings.sip().doors().forEach((transport, bind) -> ports.put(transport, bind.port()));
        SipTransport transport = ports.containsKey(SipTransport.TLS)
                ? SipTransport.TLS
                : site.general().mdns().transport();
        Map<WebScheme, Integer> webPorts = new EnumMap<>(WebScheme.class);
        settings.http().doors().forEach((scheme, bind) -> webPorts.put(scheme, bind.port()));
        return new Reached(transport, address(site), ports, webPorts, Optional.empty());
    }

    private static InetAddress address(Site site) {
        return site.general()
                .mdns()
                .address()
                .map(Host::name)
                .flatMap(IpAddresses::parse)
                .or(Preview::ownAddress)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static Optional<InetAddress> ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress() && a instanceof Inet4Address)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
