package org.opendpma.exchange;

import java.util.Optional;
import org.opendpma.exchange.Access.Verdict;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/**
 * {@code opendpma.phone.getContacts} and {@code opendpma.phone.getBlfItems}: what a phone's files hold, and what
 * contacts=auto makes. Parameters and access as for the configuration; no session is opened.
 */
final class GetContacts implements Method {
    private final Access access;
    private final Wanted wanted;

    /** What is asked for. */
    @FunctionalInterface
    interface Wanted {
        Element of(Site site, Phone phone, Device device);
    }

    GetContacts(Access access, Wanted wanted) {
        this.access = access;
        this.wanted = wanted;
    }

    @Override
    public Answer answer(Ask ask, Site site) {
        Optional<Device> device = Device.of(ask);
        if (device.isEmpty()) {
            return Exchange.macWanted();
        }
        Verdict<Phone> verdict = access.toConfig(ask, device.get(), site);
        if (verdict instanceof Verdict.Denied<Phone> denied) {
            return denied.answer();
        }
        Phone phone = ((Verdict.Granted<Phone>) verdict).to();
        var answer = new Answer.Answered(wanted.of(site, phone, device.get()));
        return ask.answerMax() < Integer.MAX_VALUE && Envelope.size(answer) > ask.answerMax()
                ? Answer.Refused.because(
                        ErrorCode.USE_STREAM, "The contacts are too large for UDP; ask over TCP or TLS.")
                : answer;
    }
}
