package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Cidr;
import org.opendpma.site.Network;
import org.opendpma.site.Network.Registration;
import org.opendpma.site.Origin;
import org.opendpma.site.Problems;
import org.opendpma.site.Setting;

/** Makes a {@link Network} of a section; what it leaves out is looked for in general, where DPMA 1.0 had it. */
final class NetworkReader {
    private final SectionValues general;
    private final Problems problems;

    NetworkReader(SectionValues general, Problems problems) {
        this.general = general;
        this.problems = problems;
    }

    Network read(SectionValues v) {
        return network(v, v.name(), v.get(NetworkOptions.ALIAS).orElse(v.name()));
    }

    /** The network that general describes by itself, for phones that name none. */
    Optional<Network> ofGeneral() {
        return general.hasAny(NetworkOptions.LEGACY)
                ? Optional.of(network(general, "general", "Default"))
                : Optional.empty();
    }

    private Network network(SectionValues v, String name, String alias) {
        return new Network(
                name,
                alias,
                v.get(NetworkOptions.CIDR).orElse(Cidr.EVERYWHERE),
                new Registration(
                        get(v, NetworkOptions.REGISTRATION_ADDRESS),
                        get(v, NetworkOptions.REGISTRATION_PORT),
                        get(v, NetworkOptions.TRANSPORT)),
                alternate(v),
                get(v, NetworkOptions.FILE_URL_PREFIX),
                get(v, NetworkOptions.FIRMWARE_URL_PREFIX),
                get(v, NetworkOptions.PUBLIC_FIRMWARE_URL_PREFIX),
                WebAccessReader.read(v, general, problems),
                settings(v),
                v.all(NetworkOptions.SETTING).stream()
                        .map(s -> s.value().at(s.position()))
                        .toList(),
                origins(v),
                v.position());
    }

    private <T> Optional<T> get(SectionValues v, OptionSpec<T> option) {
        return v.get(option).or(() -> general.get(option));
    }

    private Optional<Registration> alternate(SectionValues v) {
        return get(v, NetworkOptions.ALTERNATE_ADDRESS)
                .map(host -> new Registration(
                        Optional.of(host),
                        get(v, NetworkOptions.ALTERNATE_PORT),
                        get(v, NetworkOptions.ALTERNATE_TRANSPORT)));
    }

    /** A log level means that there is something to log. */
    private List<Setting> settings(SectionValues v) {
        var settings = new ArrayList<>(v.settings(general));
        v.find(NetworkOptions.SYSLOG_LEVEL)
                .or(() -> general.find(NetworkOptions.SYSLOG_LEVEL))
                .map(level -> new Origin.InFile(NetworkOptions.SYSLOG_LEVEL.name(), level.position()))
                .ifPresent(origin -> settings.add(new Setting("enable_logging", "1", origin)));
        return settings;
    }

    private Map<String, Origin> origins(SectionValues v) {
        var origins = new LinkedHashMap<>(general.origins());
        origins.putAll(v.origins());
        return origins;
    }
}
