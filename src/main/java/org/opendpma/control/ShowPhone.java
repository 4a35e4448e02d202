package org.opendpma.control;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.Line;
import org.opendpma.site.Phone;

/** {@code show phone}: what is configured, and under it how the phone really stands. */
final class ShowPhone {
    private final Overview overview;
    private final Sessions sessions;

    ShowPhone(Overview overview, Sessions sessions) {
        this.overview = overview;
        this.sessions = sessions;
    }

    Reply show(String name) {
        Optional<Phone> phone = overview.site().phone(name);
        if (phone.isEmpty()) {
            return Sections.PHONES.unknown(name);
        }
        Facts facts = RecordFacts.of(phone.get()).addAll(session(name));
        registered(phone.get(), facts);
        return Reply.done(facts.text(), facts.data());
    }

    Reply explain(String name) {
        Optional<Phone> phone = overview.site().phone(name);
        if (phone.isEmpty()) {
            return Sections.PHONES.unknown(name);
        }
        String text = overview.explain(phone.get(), sessions.of(name));
        return Reply.done(text, Map.of("explanation", text.lines().toList()));
    }

    private Facts session(String name) {
        Optional<Session> session = sessions.of(name);
        return session.map(this::session).orElseGet(() -> new Facts().add("State", "no phone has this profile"));
    }

    private Facts session(Session s) {
        return new Facts()
                .add("State", "has its profile since " + s.since().truncatedTo(ChronoUnit.SECONDS))
                .add("Model", s.model())
                .add("Firmware", s.firmware().map(FirmwareVersion::text).orElse("-"))
                .add("MAC Address", s.mac().digits())
                .add("IP Address", s.address())
                .add("Transport", s.transport())
                .add("Last Seen", s.lastAsked().truncatedTo(ChronoUnit.SECONDS))
                .add(
                        "Last answer bytes",
                        s.given().map(g -> String.valueOf(g.size())).orElse("-"))
                .add("Last answer digest", s.given().map(Session.Given::digest).orElse("-"))
                .add("Up to date", overview.freshness(s).word());
    }

    private void registered(Phone phone, Facts facts) {
        try {
            List<RegisteredContact> contacts = overview.contacts();
            phone.lines().forEach(l -> facts.add("Line " + l.name(), registered(l, contacts)));
        } catch (AsteriskUnavailableException e) {
            phone.lines().forEach(l -> facts.add("Line " + l.name(), "registered or not: unknown, " + e.getMessage()));
        }
    }

    private static String registered(Line line, List<RegisteredContact> contacts) {
        List<String> uris = contacts.stream()
                .filter(c -> c.endpoint().equals(line.name()))
                .map(RegisteredContact::uri)
                .toList();
        return uris.isEmpty() ? "not registered" : "registered at " + String.join(", ", uris);
    }
}
