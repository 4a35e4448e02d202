package org.opendpma.exchange;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.opendpma.render.Reached;

/**
 * A phone's request, as a door understood it.
 *
 * @param method the name of what is asked
 * @param parameters by name; values are untrusted text
 * @param address where the phone is
 * @param reached how it came to us
 * @param answerMax the largest body, in bytes, that the door can bring back to it
 * @param relayed whether Asterisk passed it on, so that only something small can go back
 */
public record Ask(
        String method,
        Map<String, String> parameters,
        InetAddress address,
        Reached reached,
        int answerMax,
        boolean relayed) {

    public Ask {
        parameters = Map.copyOf(parameters);
    }

    /** A parameter that is there and not blank. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    @Override
    public String toString() {
        // Parameters hold PINs.
        return "Ask[" + method + " from " + address.getHostAddress() + "]";
    }
}
