package org.opendpma.asterisk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendpma.conf.Option;
import org.opendpma.conf.Section;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Secret;

/** The facts of endpoints from pjsip.conf itself, for {@code source=files}. Immutable. */
public final class PjsipFile {
    private final Map<String, Section> endpoints = new LinkedHashMap<>();
    private final Map<String, Section> auths = new HashMap<>();
    private final Map<String, Section> aors = new HashMap<>();
    private final List<PjsipTransport> transports = new ArrayList<>();

    /** @param sections of pjsip.conf, templates applied */
    public PjsipFile(List<Section> sections) {
        sections.forEach(this::add);
    }

    /** The endpoints of some names. */
    public Endpoints read(Collection<String> names) {
        var found = new HashMap<String, Endpoint>();
        for (String name : names) {
            Optional.ofNullable(endpoints.get(name)).ifPresent(o -> found.put(name, endpoint(name, options(o))));
        }
        return new Endpoints(found, transports, Optional.empty());
    }

    private void add(Section section) {
        switch (type(section)) {
            case "endpoint" -> endpoints.put(section.name(), section);
            case "auth" -> auths.put(section.name(), section);
            case "aor" -> aors.put(section.name(), section);
            case "transport" ->
                PjsipText.transport(section.name(), options(section)).ifPresent(transports::add);
            default -> {
                // What phones do not depend on: identify, registration, global, system, contact.
            }
        }
    }

    private static String type(Section section) {
        String type = "";
        for (Option option : section.options()) {
            if (option.name().equalsIgnoreCase("type")) {
                type = option.value();
            }
        }
        return type.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> options(Map<String, Section> sections, String name) {
        Section section = sections.get(name);
        return section == null ? Map.of() : options(section);
    }

    /** Of an option that is repeated the last one counts. */
    private static Map<String, String> options(Section section) {
        var options = new HashMap<String, String>();
        section.options().forEach(o -> options.put(o.name().toLowerCase(Locale.ROOT), o.value()));
        return options;
    }

    private Endpoint endpoint(String name, Map<String, String> o) {
        List<Map<String, String>> places = PjsipText.list(o.get("aors")).stream()
                .map(a -> options(aors, a))
                .toList();
        Supplier<Optional<String>> aorVoicemail = () -> places.stream()
                .flatMap(a -> PjsipText.optional(a.get("voicemail_extension")).stream())
                .findFirst();
        return new Endpoint(
                name,
                auth(o),
                PjsipText.optional(o.get("callerid")).map(PjsipText::callerId),
                PjsipText.list(o.get("mailboxes")),
                places.stream()
                        .flatMap(a -> PjsipText.list(a.get("mailboxes")).stream())
                        .toList(),
                PjsipText.optional(o.get("voicemail_extension")).or(aorVoicemail),
                PjsipText.mediaEncryption(o.get("media_encryption")),
                PjsipText.optional(o.get("transport")),
                PjsipText.isTrue(o.get("rewrite_contact")));
    }

    private EndpointAuth auth(Map<String, String> o) {
        List<String> names = PjsipText.list(o.get("auth"));
        if (names.isEmpty()) {
            return new EndpointAuth.Open();
        }
        return auth(names.get(0), options(auths, names.get(0)));
    }

    /** Asterisk drops an auth section without a user name, or without any password, as if it were not there. */
    private static EndpointAuth auth(String section, Map<String, String> o) {
        Optional<String> username = PjsipText.optional(o.get("username"));
        String password = o.getOrDefault("password", "");
        boolean stored = !o.getOrDefault("md5_cred", "").isEmpty()
                || !o.getOrDefault("password_digest", "").isEmpty();
        if (username.isEmpty() || (password.isEmpty() && !stored)) {
            return new EndpointAuth.Missing(section);
        }
        boolean digest =
                o.getOrDefault("auth_type", "userpass").equalsIgnoreCase("md5") || (password.isEmpty() && stored);
        return digest
                ? new EndpointAuth.DigestOnly(section, username.get())
                : new EndpointAuth.Password(username.get(), new Secret(password));
    }
}
