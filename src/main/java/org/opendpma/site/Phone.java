package org.opendpma.site;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=phone}: one profile that one desk phone takes.
 *
 * @param name the section's name; what commands and requests call it
 * @param fullName what users see in the list on the phone
 * @param mac the only phone that may have it when config_auth is mac
 * @param pin asked for when config_auth is pin
 * @param groupPin a PIN that shows the profiles of one group only
 * @param networks in the order in which they are tried
 * @param lines the first is the primary one
 * @param settings everything that becomes a plain setting
 * @param permissions what the phone may do, as {@code <permission>} of each account
 * @param features everything else
 */
public record Phone(
        String name,
        String fullName,
        Optional<MacAddress> mac,
        Optional<Secret> pin,
        Optional<Secret> groupPin,
        List<Network> networks,
        List<Line> lines,
        List<ExternalLine> externalLines,
        List<Setting> settings,
        List<Setting> permissions,
        PhoneFeatures features,
        Position position) {

    public Phone {
        networks = List.copyOf(networks);
        lines = List.copyOf(lines);
        externalLines = List.copyOf(externalLines);
        settings = List.copyOf(settings);
        permissions = List.copyOf(permissions);
    }

    /** The number people know the phone by: that of its primary line. */
    public Optional<String> extension() {
        return lines.stream().findFirst().map(Line::extension);
    }

    /** Whether it cannot work in a network without SIP over TLS. */
    public boolean needsTls(Optional<Network> network) {
        Optional<SipTransport> shared = network.flatMap(n -> n.registration().transport());
        boolean lines =
                this.lines.stream().anyMatch(l -> l.transport().or(() -> shared).equals(Optional.of(SipTransport.TLS)));
        return lines || externalLines.stream().anyMatch(l -> l.server().transport() == SipTransport.TLS);
    }

    /** The first of its networks that holds an address. */
    public Optional<Network> networkOf(InetAddress address) {
        for (Network network : networks) {
            if (network.cidr().holds(address)) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    /** Whether it waits for something that only Asterisk knows. */
    public boolean awaitsAsterisk() {
        return lines.stream().anyMatch(l -> l.credentials() instanceof LineCredentials.AwaitingAsterisk);
    }
}
