package org.opendpma.exchange;

import java.util.Optional;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/**
 * {@code opendpma.session.end}: the phone gives its profile back. Parameter: {@code mac}.
 *
 * <p>Only the address that the phone last asked from may do it; over UDP, where addresses can be forged, only for a
 * session that came over UDP. Ending what is not there is no error.
 */
final class EndSession implements Method {
    private final Sessions sessions;

    EndSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Answer answer(Ask ask, Site site) {
        Optional<Device> device = Device.of(ask);
        if (device.isEmpty()) {
            return Exchange.macWanted();
        }
        Optional<Session> session = sessions.of(device.get().mac());
        if (session.isPresent() && isOwner(ask, session.get())) {
            sessions.end(device.get().mac());
        }
        // Alike for a stranger: who asks learns nothing of other phones' sessions.
        return new Answer.Answered(new Element("success"));
    }

    private static boolean isOwner(Ask ask, Session session) {
        boolean sameAddress = session.address().equals(IpAddresses.literal(ask.address()));
        return sameAddress
                && (ask.reached().transport().isStream()
                        || session.transport().equals(ask.reached().transport().token()));
    }
}
