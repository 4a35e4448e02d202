package org.opendpma.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opendpma.exchange.Access.Verdict;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Policy.CleartextSecrets;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/**
 * {@code opendpma.phone.getConfig}: the configuration of the profile that the phone may have; it takes the profile.
 *
 * <p>Parameters: {@code mac}, {@code model}, {@code firmware}; {@code user} and {@code pin} where they are asked for.
 */
final class GetConfig implements Method {
    private static final int BUSY_SECONDS = 5;

    private final Access access;
    private final Sessions sessions;
    private final Renderer renderer;
    private final Notices notices;
    private final Clock clock;
    private final GivenLog log;

    GetConfig(Access access, Sessions sessions, Renderer renderer, Notices notices, Clock clock) {
        this.access = access;
        this.sessions = sessions;
        this.renderer = renderer;
        this.notices = notices;
        this.clock = clock;
        this.log = new GivenLog(clock);
    }

    @Override
    public Answer answer(Ask ask, Site site) {
        Optional<Device> device = Device.of(ask);
        if (device.isEmpty()) {
            return Exchange.macWanted();
        }
        Verdict<Phone> verdict = access.toConfig(ask, device.get(), site);
        return verdict instanceof Verdict.Granted<Phone> granted
                ? config(ask, device.get(), granted.to(), site)
                : ((Verdict.Denied<Phone>) verdict).answer();
    }

    private Answer config(Ask ask, Device device, Phone phone, Site site) {
        Optional<Answer.Refused> obstacle = obstacle(ask, device, phone, site);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Element config = renderer.render(request(ask, device, phone, site));
        var answer = new Answer.Answered(config);
        if (ask.answerMax() < Integer.MAX_VALUE && Envelope.size(answer) > ask.answerMax()) {
            return tooLarge(ask, phone);
        }
        given(
                ask,
                device,
                phone,
                Fingerprint.of(config, IpAddresses.literal(ask.reached().local())));
        return answer;
    }

    /** What to render for a phone that nothing stands against. */
    RenderRequest request(Ask ask, Device device, Phone phone, Site site) {
        Optional<DeviceModel> model = site.models().find(device.model());
        Optional<Network> network = phone.networkOf(ask.address());
        if (network.isEmpty() && !phone.networks().isEmpty()) {
            notices.once(
                    "network " + phone.name(),
                    "phone " + phone.name() + " at " + IpAddresses.literal(ask.address())
                            + " is in none of its networks, so none of their settings apply; add a network with cidr=0.0.0.0/0");
        }
        return new RenderRequest(
                site,
                phone,
                model,
                device.firmware(),
                network.stream().toList(),
                ask.reached(),
                Optional.of(device.mac()));
    }

    /**
     * The phone has the profile from now on.
     *
     * @param given what it got
     */
    void given(Ask ask, Device device, Phone phone, Session.Given given) {
        Session session = session(ask, device, phone, given);
        sessions.open(session);
        log.given(phone.name(), session);
    }

    /** What keeps a phone that may have the profile from getting it now. */
    Optional<Answer.Refused> obstacle(Ask ask, Device device, Phone phone, Site site) {
        Optional<Network> network = phone.networkOf(ask.address());
        boolean speaksTls = site.models()
                .find(device.model())
                .map(m -> m.speaksTls(device.firmware()))
                .orElse(true);
        if (!speaksTls && phone.needsTls(network)) {
            notices.once(
                    "tls " + phone.name(),
                    "phone " + phone.name() + " needs TLS, which a " + device.model()
                            + " does not speak with its firmware; write transport=udp or use another phone");
            return Optional.of(Answer.Refused.because(
                    ErrorCode.NOT_ALLOWED, "This profile needs TLS, which a " + device.model() + " does not speak."));
        }
        if (ask.reached().transport().isCleartext()) {
            Optional<Answer.Refused> refused = cleartext(ask, phone, site);
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (phone.awaitsAsterisk()) {
            return Optional.of(Answer.Refused.later(
                    ErrorCode.BUSY, "Asterisk has not been reached yet; try again soon.", BUSY_SECONDS));
        }
        return Optional.empty();
    }

    private Optional<Answer.Refused> cleartext(Ask ask, Phone phone, Site site) {
        CleartextSecrets policy = site.policy().cleartextSecrets();
        if (policy == CleartextSecrets.REFUSE) {
            return Optional.of(
                    Answer.Refused.because(ErrorCode.NOT_ALLOWED, "Passwords are given over TLS only; ask over TLS."));
        }
        if (policy == CleartextSecrets.WARN) {
            notices.once(
                    "cleartext " + phone.name(),
                    () -> "phone " + phone.name() + " gets its SIP passwords in clear over "
                            + ask.reached().token()
                            + (ask.reached().web().isPresent()
                                    ? "; write require_https=yes in its network"
                                    : "; write mdns_transport=tls")
                            + ", or cleartext_secrets=allow if that is meant");
        }
        return Optional.empty();
    }

    private Answer tooLarge(Ask ask, Phone phone) {
        notices.once(
                "large " + phone.name(),
                "the configuration of phone " + phone.name() + " is larger than " + ask.answerMax()
                        + " bytes and does not go out over UDP; let phones come over TCP or TLS (mdns_transport)");
        return Answer.Refused.because(
                ErrorCode.USE_STREAM, "The configuration is too large for UDP; ask over TCP or TLS.");
    }

    private Session session(Ask ask, Device device, Phone phone, Session.Given given) {
        Instant now = clock.instant();
        return new Session(
                device.mac(),
                phone.name(),
                device.model(),
                device.firmware(),
                IpAddresses.literal(ask.address()),
                ask.reached().token(),
                now,
                now,
                Optional.of(given));
    }
}
