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
import org.opendpma.conf.Section;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Secret;

/** The facts of endpoints from pjsip.conf itself, for {@code source=files}. Immutable. */
public final class PjsipFile {
    private final Map<String, Map<String, String>> endpoints = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> auths = new HashMap<>();
    private final Map<String, Map<String, String>> aors = new HashMap<>();
    private final List<PjsipTransport> transports = new ArrayList<>();

    /** @param sections of pjsip.conf, templates applied */
    public PjsipFile(List<Section> sections) {
        sections.forEach(this::add);
    }

    /** The endpoints of some names. */
    public Endpoints read(Collection<String> names) {
        var found = new HashMap<String, Endpoint>();
        for (String name : names) {
            Optional.ofNullable(endpoints.get(name)).ifPresent(o -> found.put(name, endpoint(name, o)));
        }
        return new Endpoints(found, transports, Optional.empty());
    }

    private void add(Section section) {
        Map<String, String> options = options(section);
        switch (options.getOrDefault("type", "").toLowerCase(Locale.ROOT)) {
            case "endpoint" -> endpoints.put(section.name(), options);
            case "auth" -> auths.put(section.name(), options);
            case "aor" -> aors.put(section.name(), options);
            case "transport" -> PjsipText.transport(section.name(), options).ifPresent(transports::add);
            default -> {
                // What phones do not depend on: identify, registration, global, system, contact.
            }
        }
    }

    /** Of an option that is repeated the last one counts. */
    private static Map<String, String> options(Section section) {
        var options = new HashMap<String, String>();
        section.options().forEach(o -> options.put(o.name().toLowerCase(Locale.ROOT), o.value()));
        return options;
    }

    private Endpoint endpoint(String name, Map<String, String> o) {
        List<Map<String, String>> places = PjsipText.list(o.get("aors")).stream()
                .map(a -> aors.getOrDefault(a, Map.of()))
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
        return auth(names.get(0), auths.getOrDefault(names.get(0), Map.of()));
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
