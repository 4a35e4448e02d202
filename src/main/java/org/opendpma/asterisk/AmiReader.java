package org.opendpma.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.PJSipShowEndpointAction;
import org.asteriskjava.manager.event.AorDetail;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.CoreSettingsResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Secret;

/** Asks one AMI connection for endpoints and transports. Confined to one thread; each answer is waited for in bounds. */
final class AmiReader {
    private final ManagerConnection connection;
    private final String user;
    private final Duration answer;

    /** @param answer how long Asterisk may take for each */
    AmiReader(ManagerConnection connection, String user, Duration answer) {
        this.connection = connection;
        this.user = user;
        this.answer = answer;
    }

    Endpoints read(Collection<String> names) throws AsteriskUnavailableException {
        var endpoints = new HashMap<String, Endpoint>();
        for (String name : names) {
            endpoint(name).ifPresent(e -> endpoints.put(name, e));
        }
        return new Endpoints(endpoints, transports(), version());
    }

    private Optional<Endpoint> endpoint(String name) throws AsteriskUnavailableException {
        var action = new PJSipShowEndpointAction();
        action.setEndpoint(name);
        try {
            ResponseEvents events = connection.sendEventGeneratingAction(action, answer.toMillis());
            if (events.getResponse() instanceof ManagerError error) {
                refuse(error, "PJSIPShowEndpoint");
                return Optional.empty();
            }
            // The library gives what it has when a connection is lost, as if that were all.
            if (first(events.getEvents(), action.getActionCompleteEventClass()).isEmpty()) {
                throw new AsteriskUnavailableException("AMI was lost in the middle of the endpoint " + name);
            }
            return endpoint(name, events.getEvents());
        } catch (IOException | EventTimeoutException | IllegalStateException e) {
            throw gone(e);
        }
    }

    /** An unknown name is an error too, and no reason to stop. */
    private void refuse(ManagerError error, String action) throws AsteriskUnavailableException {
        String message = String.valueOf(error.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("permission denied")) {
            throw new AsteriskUnavailableException("the AMI user " + user + " may not use " + action
                    + "; write read=system and write=system into [" + user + "] of manager.conf");
        }
        if (message.toLowerCase(Locale.ROOT).contains("unknown command")) {
            throw new AsteriskUnavailableException(
                    "Asterisk does not know the AMI action " + action + "; is the module res_pjsip.so loaded?");
        }
    }

    private static Optional<Endpoint> endpoint(String name, Collection<ResponseEvent> events) {
        Optional<EndpointFacts> facts = first(events, EndpointFacts.class);
        return facts.map(f -> new Endpoint(
                name,
                auth(name, f, first(events, AuthFacts.class)),
                PjsipText.optional(f.getCallerid()),
                PjsipText.list(f.getMailboxes()),
                aorMailboxes(events),
                PjsipText.optional(f.getVoicemailExtension()).or(() -> aorVoicemail(events)),
                PjsipText.mediaEncryption(f.getMediaEncryption()),
                PjsipText.optional(f.getTransport()),
                PjsipText.isTrue(f.getRewriteContact())));
    }

    private static EndpointAuth auth(String name, EndpointFacts endpoint, Optional<AuthFacts> auth) {
        List<String> sections = PjsipText.list(endpoint.getAuth());
        if (sections.isEmpty()) {
            return new EndpointAuth.Open();
        }
        return auth.map(a -> auth(name, a)).orElseGet(() -> new EndpointAuth.Missing(sections.get(0)));
    }

    private static EndpointAuth auth(String name, AuthFacts auth) {
        String section = PjsipText.optional(auth.getObjectName()).orElse(name);
        String username = PjsipText.optional(auth.getUsername()).orElse(name);
        Secret password = auth.getPassword();
        boolean empty = password == null || password.matches("");
        return empty && auth.hasDigest()
                ? new EndpointAuth.DigestOnly(section, username)
                : new EndpointAuth.Password(username, password == null ? new Secret("") : password);
    }

    private static List<String> aorMailboxes(Collection<ResponseEvent> events) {
        var boxes = new ArrayList<String>();
        all(events, AorDetail.class).forEach(aor -> boxes.addAll(PjsipText.list(aor.getMailboxes())));
        return boxes;
    }

    private static Optional<String> aorVoicemail(Collection<ResponseEvent> events) {
        return all(events, AorDetail.class).stream()
                .flatMap(aor -> PjsipText.optional(aor.getVoicemailExtension()).stream())
                .findFirst();
    }

    private static <T> Optional<T> first(Collection<ResponseEvent> events, Class<T> type) {
        return all(events, type).stream().findFirst();
    }

    private static <T> List<T> all(Collection<ResponseEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The transports of pjsip.conf; none when the AMI user may not read the file, which no phone depends on. */
    private List<PjsipTransport> transports() throws AsteriskUnavailableException {
        try {
            ManagerResponse response = connection.sendAction(new GetTransportsAction(), answer.toMillis());
            return response == null || response instanceof ManagerError
                    ? List.of()
                    : transports(response.getAttributes());
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw gone(e);
        }
    }

    /** {@code category-000002: tls}, {@code line-000002-000001: protocol=tls}. */
    private static List<PjsipTransport> transports(Map<String, Object> attributes) {
        var names = new TreeMap<String, String>();
        var options = new HashMap<String, Map<String, String>>();
        attributes.forEach((key, value) -> {
            String[] parts = key.toLowerCase(Locale.ROOT).split("-", 3);
            if (parts.length == 2 && parts[0].equals("category")) {
                names.put(parts[1], String.valueOf(value));
            } else if (parts.length == 3 && parts[0].equals("line")) {
                String[] option = String.valueOf(value).split("=", 2);
                options.computeIfAbsent(parts[1], c -> new HashMap<>())
                        .put(option[0], option.length == 2 ? option[1] : "");
            }
        });
        return names.entrySet().stream()
                .flatMap(c -> PjsipText.transport(c.getValue(), options.getOrDefault(c.getKey(), Map.of())).stream())
                .toList();
    }

    private Optional<String> version() throws AsteriskUnavailableException {
        try {
            ManagerResponse response = connection.sendAction(new CoreSettingsAction(), answer.toMillis());
            return response instanceof CoreSettingsResponse settings
                    ? PjsipText.optional(settings.getAsteriskVersion())
                    : Optional.empty();
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw gone(e);
        }
    }

    private static AsteriskUnavailableException gone(Exception e) {
        return new AsteriskUnavailableException("AMI stopped answering: " + e.getMessage());
    }
}
