package org.opendpma.exchange;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendpma.site.General;
import org.opendpma.site.General.UserlistAuth;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Phone;
import org.opendpma.site.Secret;
import org.opendpma.site.Site;

/**
 * Who may have what: MAC addresses, PINs, and the slowing down of guessers. An unknown phone and a forbidden one get the
 * same answer, and so do a wrong PIN and a profile that does not exist. Any thread.
 */
final class Access {
    private static final int PIN_POINTS = 4;
    private static final int REFUSAL_POINTS = 1;
    private static final int FREE_POINTS = 20;
    private static final String PIN_OF_LIST = "the list";

    private final Sessions sessions;
    private final RefusalLog log;
    private final Throttle addresses;
    private final Throttle phones;

    Access(Sessions sessions, RefusalLog log, Clock clock) {
        this.sessions = sessions;
        this.log = log;
        this.addresses = new Throttle(FREE_POINTS, clock);
        this.phones = new Throttle(FREE_POINTS, clock);
    }

    /** Whether somebody gets in. */
    sealed interface Verdict<T> {
        record Granted<T>(T to) implements Verdict<T> {}

        record Denied<T>(Answer.Refused answer) implements Verdict<T> {}
    }

    /** Which profile the device may have. */
    Verdict<Phone> toConfig(Ask ask, Device device, Site site) {
        Optional<Answer.Refused> slow = slow(addresses, source(ask));
        if (slow.isPresent()) {
            return denied(slow.get());
        }
        return switch (site.general().configAuth()) {
            case MAC -> byMac(ask, device, site);
            case DISABLED -> byName(ask, device, site);
            case GLOBALPIN -> byGlobalPin(ask, device, site);
            case PIN -> byPin(ask, device, site);
        };
    }

    /** Whether the list of profiles may be seen; of a group PIN, only the group's. */
    Verdict<Optional<Secret>> toList(Ask ask, Site site) {
        General general = site.general();
        if (general.userlistAuth() == UserlistAuth.DISABLED) {
            return new Verdict.Granted<>(Optional.empty());
        }
        Optional<Answer.Refused> slow = slow(addresses, source(ask));
        if (slow.isPresent()) {
            return denied(slow.get());
        }
        Optional<String> pin = ask.parameter("pin");
        if (pin.isEmpty()) {
            return denied(pinWanted());
        }
        if (fits(general.globalPin(), pin.get())) {
            return new Verdict.Granted<>(Optional.empty());
        }
        Optional<Secret> group = site.phones().values().stream()
                .flatMap(p -> p.groupPin().stream())
                .filter(g -> g.matches(pin.get()))
                .findFirst();
        return group.isPresent() ? new Verdict.Granted<>(group) : wrongPin(ask, PIN_OF_LIST);
    }

    private Verdict<Phone> byMac(Ask ask, Device device, Site site) {
        Optional<String> user = ask.parameter("user");
        return site.phone(device.mac())
                .filter(p -> user.isEmpty() || user.get().equals(p.name()))
                .map(this::granted)
                .orElseGet(() -> {
                    addresses.failed(source(ask), REFUSAL_POINTS);
                    log.refused(ask.address(), device.mac().digits(), "no profile for this phone");
                    return denied(Answer.Refused.because(
                            ErrorCode.NOT_ALLOWED, "This phone has no configuration here. Ask your administrator."));
                });
    }

    private Verdict<Phone> byName(Ask ask, Device device, Site site) {
        return find(ask, device, site).map(this::granted).orElseGet(() -> noSuchUser(ask));
    }

    private Verdict<Phone> byGlobalPin(Ask ask, Device device, Site site) {
        Optional<String> pin = ask.parameter("pin");
        if (pin.isEmpty()) {
            return denied(pinWanted());
        }
        if (!fits(site.general().globalPin(), pin.get())) {
            return wrongPin(ask, "the global PIN");
        }
        return byName(ask, device, site);
    }

    private Verdict<Phone> byPin(Ask ask, Device device, Site site) {
        Optional<String> pin = ask.parameter("pin");
        if (pin.isEmpty()) {
            return denied(pinWanted());
        }
        Optional<Phone> phone = find(ask, device, site);
        String name = phone.map(Phone::name)
                .orElse(ask.parameter("user").orElse(device.mac().digits()));
        Optional<Answer.Refused> slow = isAtHome(ask, name) ? Optional.empty() : slow(phones, name);
        if (slow.isPresent()) {
            return denied(slow.get());
        }
        if (phone.isEmpty() || !fits(phone.get().pin(), pin.get())) {
            phones.failed(name, PIN_POINTS);
            // A name that is none may be anything that somebody typed, a PIN too.
            return wrongPin(ask, phone.map(Phone::name).orElse("unknown"));
        }
        phones.succeeded(name);
        return granted(phone.get());
    }

    /** The profile that is named, else the one that the phone already has, else the one bound to its address. */
    private Optional<Phone> find(Ask ask, Device device, Site site) {
        return ask.parameter("user")
                .or(() -> sessions.of(device.mac()).map(Session::phone))
                .or(() -> site.phone(device.mac()).map(Phone::name))
                .flatMap(site::phone);
    }

    /** A guesser elsewhere must not lock out the phone that has the profile; UDP addresses can be forged. */
    private boolean isAtHome(Ask ask, String phone) {
        return ask.reached().transport().isStream()
                && sessions.of(phone).map(s -> s.address().equals(address(ask))).orElse(false);
    }

    private Verdict<Phone> granted(Phone phone) {
        return new Verdict.Granted<>(phone);
    }

    private static <T> Verdict<T> denied(Answer.Refused answer) {
        return new Verdict.Denied<>(answer);
    }

    private <T> Verdict<T> noSuchUser(Ask ask) {
        addresses.failed(source(ask), REFUSAL_POINTS);
        return denied(Answer.Refused.because(
                ErrorCode.NO_SUCH_USER, "There is no such user here; opendpma.users.getList lists them."));
    }

    private <T> Verdict<T> wrongPin(Ask ask, String what) {
        addresses.failed(source(ask), PIN_POINTS);
        log.refused(ask.address(), what, "wrong PIN");
        return denied(Answer.Refused.because(ErrorCode.PIN_WRONG, "Wrong PIN."));
    }

    private static Answer.Refused pinWanted() {
        return Answer.Refused.because(ErrorCode.PIN_WANTED, "Enter your PIN.");
    }

    private static Optional<Answer.Refused> slow(Throttle throttle, String key) {
        OptionalInt seconds = throttle.blocked(key);
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(Answer.Refused.later(
                        ErrorCode.SLOW_DOWN,
                        "Too many attempts; try again in " + seconds.getAsInt() + " s.",
                        seconds.getAsInt()));
    }

    private static boolean fits(Optional<Secret> secret, String pin) {
        return secret.map(s -> s.matches(pin)).orElse(false);
    }

    /** Addresses of UDP can be forged, and must not slow down who comes from there over a connection. */
    private static String source(Ask ask) {
        return (ask.reached().transport().isStream() ? "stream " : "udp ") + address(ask);
    }

    private static String address(Ask ask) {
        return IpAddresses.literal(ask.address());
    }
}
