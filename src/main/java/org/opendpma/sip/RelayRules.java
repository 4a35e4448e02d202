package org.opendpma.sip;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.Rejection;

/**
 * Who may pass on requests of others: Asterisk, and only for phones that might have asked themselves.
 *
 * @param asterisk which addresses are Asterisk's own
 * @param permitted which addresses may speak to us
 */
record RelayRules(Predicate<InetAddress> asterisk, Predicate<InetAddress> permitted) {
    /** The reason not to take a request; empty also for one that nobody passed on. */
    Optional<Rejection> check(Parsed.Request request, InetAddress from) {
        if (!Relayed.isClaimed(request)) {
            return Optional.empty();
        }
        if (!asterisk.test(from)) {
            return Optional.of(new Rejection(403, "", Map.of()));
        }
        Optional<Relayed> relayed = Relayed.of(request);
        if (relayed.isEmpty()) {
            return Optional.of(new Rejection(400, "Bad " + Relayed.HEADER, Map.of()));
        }
        return relayed.filter(r -> !permitted.test(r.phone())).map(r -> new Rejection(403, "", Map.of()));
    }
}
