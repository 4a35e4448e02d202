package org.opendpma.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.site.Cidr;
import org.opendpma.site.Network;
import org.opendpma.site.Network.Registration;
import org.opendpma.site.Origin;
import org.opendpma.site.Setting;

/** Makes a {@link Network} of a section. */
final class NetworkReader {
    private NetworkReader() {}

    static Network read(SectionValues v) {
        return new Network(
                v.name(),
                v.get(NetworkOptions.ALIAS).orElse(v.name()),
                v.get(NetworkOptions.CIDR).orElse(Cidr.EVERYWHERE),
                new Registration(
                        v.get(NetworkOptions.REGISTRATION_ADDRESS),
                        v.get(NetworkOptions.REGISTRATION_PORT),
                        v.get(NetworkOptions.TRANSPORT)),
                alternate(v),
                v.get(NetworkOptions.FILE_URL_PREFIX),
                settings(v),
                v.position());
    }

    private static Optional<Registration> alternate(SectionValues v) {
        return v.get(NetworkOptions.ALTERNATE_ADDRESS)
                .map(host -> new Registration(
                        Optional.of(host),
                        v.get(NetworkOptions.ALTERNATE_PORT),
                        v.get(NetworkOptions.ALTERNATE_TRANSPORT)));
    }

    /** A log level means that there is something to log. */
    private static List<Setting> settings(SectionValues v) {
        var settings = new ArrayList<>(v.settings());
        v.find(NetworkOptions.SYSLOG_LEVEL)
                .map(level -> new Origin.InFile(NetworkOptions.SYSLOG_LEVEL.name(), level.position()))
                .ifPresent(origin -> settings.add(new Setting("enable_logging", "1", origin)));
        return settings;
    }
}
