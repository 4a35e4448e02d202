package org.opendpma.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.opendpma.render.SiteWideRequest;
import org.opendpma.render.sangoma.PreProvisioning;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Problem;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;
import org.opendpma.xml.Element;
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
            arity = "0..1",
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

    /** Everything that the files say. */
    private record Ground(Site site, DaemonSettings settings, Map<String, Session> sessions) {}

    /** Loads, renders and shows; the exit status. */
    int run(Show show) {
        if (phone.isEmpty()) {
            throw wrong("Missing required parameter: 'PHONE'");
        }
        return ground().map(ground -> {
                    RenderRequest request = request(ground);
                    if (request.phone().awaitsAsterisk()) {
                        System.err.println(
                                "opendpma: without Asterisk, the passwords of the phone's lines are not known");
                    }
                    show.show(request, renderer().explain(request));
                    return Result.DONE;
                })
                .orElse(Result.CONFIG);
    }

    /** Loads and shows what a phone needs first: the one that is named, or any of a network; the exit status. */
    int preProvision(Consumer<Element> show) {
        return ground().map(ground -> {
                    var doors = new OwnDoors(ground.site(), ground.settings());
                    Function<Reached, Element> configuration =
                            phone.isEmpty() ? ofEveryPhone(ground.site()) : ofPhone(request(ground));
                    Element first = PreProvisioning.of(
                            configuration.apply(doors.overWeb(WebScheme.HTTPS)),
                            configuration.apply(doors.overWeb(WebScheme.HTTP)));
                    tellWithoutFirmware(first, ground.site());
                    show.accept(first);
                    return Result.DONE;
                })
                .orElse(Result.CONFIG);
    }

    private static void tellWithoutFirmware(Element first, Site site) {
        if (first.child("firmwares").isEmpty()
                && !site.policy().firmware().files().isEmpty()) {
            System.err.println(
                    "opendpma: there is no firmware in it, for firmware_rollout or firmware_rate gives none to every"
                            + " phone yet, or [http] opens no door");
        }
    }

    private static Function<Reached, Element> ofPhone(RenderRequest r) {
        return reached -> renderer()
                .render(new RenderRequest(
                        r.site(), r.phone(), r.device(), r.firmware(), r.networks(), reached, r.mac()));
    }

    private Function<Reached, Element> ofEveryPhone(Site site) {
        Optional<Network> one = theNetwork(site);
        one.map(Network::web)
                .filter(w -> w.wantsLogin() && w.shared().isEmpty())
                .ifPresent(w -> System.err.println(
                        "opendpma: phones will ask their users for the login of http_auth; write http_user and"
                                + " http_password, or name a PHONE"));
        return reached -> {
            Element all = renderer().siteWide(new SiteWideRequest(site, one, reached, false));
            Element way = reached.web().isPresent()
                    ? new Element("config")
                    : renderer().redirect(site, reached);
            all.children().forEach(way::add);
            return way;
        };
    }

    private Optional<Network> theNetwork(Site site) {
        Map<String, Network> all = site.catalog().networks();
        boolean fits = network.isPresent() ? all.containsKey(network.get()) : all.size() <= 1;
        if (!fits) {
            throw wrong("write --network with one of " + String.join(", ", all.keySet()));
        }
        return network.map(all::get).or(() -> all.values().stream().findFirst());
    }

    private static SangomaRenderer renderer() {
        return new SangomaRenderer(new FileFactCache(), Clock.systemUTC());
    }

    private Optional<Ground> ground() {
        Loaded<DaemonSettings> settings = DaemonConfig.load(config.path());
        var problems = new ArrayList<Problem>(settings.problems());
        Map<String, Session> sessions = settings.result().map(Preview::sessions).orElse(Map.of());
        Optional<Site> site = settings.result().flatMap(s -> SiteFiles.load(s, name -> seen(sessions, name), problems));
        if (site.isEmpty()) {
            problems.stream().filter(Problem::isError).forEach(System.err::println);
            System.err.println("opendpma: the configuration is wrong; opendpma check says everything that is");
        }
        return site.map(s -> new Ground(s, settings.result().orElseThrow(), sessions));
    }

    private static Map<String, Session> sessions(DaemonSettings settings) {
        return new SessionFile(settings.stateDirectory())
                .look().stream().collect(Collectors.toMap(Session::phone, s -> s, (first, last) -> last));
    }

    private static Optional<SeenPhone> seen(Map<String, Session> sessions, String name) {
        return Optional.ofNullable(sessions.get(name)).map(s -> new SeenPhone(s.model(), s.firmware()));
    }

    private RenderRequest request(Ground ground) {
        Site site = ground.site();
        Phone found = phone(site);
        Optional<SeenPhone> last = seen(ground.sessions(), found.name());
        Optional<DeviceModel> device = model.isPresent()
                ? Optional.of(model(site, model.get()))
                : last.flatMap(s -> site.models().find(s.model()));
        Optional<FirmwareVersion> version = firmware.isPresent()
                ? Optional.of(firmware(firmware.get()))
                : model.isPresent() ? Optional.empty() : last.flatMap(SeenPhone::firmware);
        return new RenderRequest(
                site,
                found,
                device,
                version,
                networks(found),
                new OwnDoors(site, ground.settings()).overSip(),
                found.mac()
                        .or(() -> Optional.ofNullable(ground.sessions().get(found.name()))
                                .map(Session::mac)));
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
}
