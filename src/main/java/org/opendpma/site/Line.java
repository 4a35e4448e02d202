package org.opendpma.site;

import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=line} with what its PJSIP endpoint says, ready to become an account of a phone.
 *
 * @param name the section's name, which is the endpoint's name and the SIP user
 * @param extension the number people dial
 * @param label shown beside the key
 * @param credentials what the phone logs in with
 * @param callerId as the phone writes it: {@code Ada One <1000>}
 * @param digitMap the dial plan of the phone
 * @param voicemail what the Msgs key dials
 * @param mailbox the voicemail box
 * @param subscribesMwi whether the phone must ask for message-waiting itself
 * @param proxy an outbound proxy
 * @param transport the line's own transport, over the network's
 * @param mediaEncryption how media is encrypted
 * @param timers when to register again
 * @param plarNumber dialled as soon as the handset is lifted
 * @param origins where the values come from, by the option's name; what is not in it is a default
 */
public record Line(
        String name,
        String extension,
        String label,
        LineCredentials credentials,
        Optional<String> callerId,
        Optional<DigitMap> digitMap,
        Optional<String> voicemail,
        Optional<String> mailbox,
        boolean subscribesMwi,
        Optional<OutboundProxy> proxy,
        Optional<SipTransport> transport,
        MediaEncryption mediaEncryption,
        RegistrationTimers timers,
        Optional<String> plarNumber,
        Map<String, Origin> origins,
        Position position) {
    public Line {
        origins = Map.copyOf(origins);
    }

    public Origin origin(String option) {
        return origins.getOrDefault(option, Origin.DEFAULT);
    }
}
