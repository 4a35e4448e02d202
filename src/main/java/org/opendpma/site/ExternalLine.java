package org.opendpma.site;

import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=external_line}: an account at another SIP server, without any of our services.
 *
 * @param user the SIP user
 * @param register whether the phone registers there
 * @param alternate a second server, registered at the same time
 * @param origins where the values come from, by the option's name; what is not in it is a default
 */
public record ExternalLine(
        String name,
        String label,
        String user,
        String authName,
        Optional<Secret> secret,
        boolean register,
        Optional<String> callerId,
        Optional<DigitMap> digitMap,
        Optional<String> voicemail,
        Server server,
        Optional<Server> alternate,
        MediaEncryption mediaEncryption,
        RegistrationTimers timers,
        Map<String, Origin> origins,
        Position position) {
    public ExternalLine {
        origins = Map.copyOf(origins);
    }

    public Origin origin(String option) {
        return origins.getOrDefault(option, Origin.DEFAULT);
    }

    /** The other SIP server. */
    public record Server(Host host, int port, SipTransport transport) {}
}
