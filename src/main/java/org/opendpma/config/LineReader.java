package org.opendpma.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Origin;
import org.opendpma.site.OutboundProxy;
import org.opendpma.site.Secret;

/** Makes a {@link Line} of a section and of what Asterisk says of the endpoint with its name. */
final class LineReader {
    private final Optional<Endpoints> endpoints;

    /** @param endpoints empty while Asterisk has not been reached */
    LineReader(Optional<Endpoints> endpoints) {
        this.endpoints = endpoints;
    }

    Line read(SectionValues v) {
        Optional<Endpoint> endpoint = endpoints.flatMap(e -> e.find(v.name()));
        String extension = v.get(LineOptions.EXTEN).orElse(v.name());
        return new Line(
                v.name(),
                extension,
                v.get(LineOptions.LINE_LABEL).orElse(extension),
                credentials(v, endpoint),
                v.get(LineOptions.CALLERID)
                        .or(() -> endpoint.flatMap(Endpoint::callerId))
                        .flatMap(CallerId::forPhone),
                v.get(LineOptions.DIGIT_MAP),
                v.get(LineOptions.VOICEMAIL_URI)
                        .or(() -> endpoint.flatMap(Endpoint::voicemailExtension).filter(Kinds::isXmlText)),
                v.get(LineOptions.MAILBOX).or(() -> endpoint.flatMap(LineReader::mailbox)),
                endpoint.map(LineReader::mustSubscribe).orElse(false),
                v.get(LineOptions.PROXY_ADDRESS).map(h -> new OutboundProxy(h, v.get(LineOptions.PROXY_PORT))),
                v.get(LineOptions.TRANSPORT),
                v.get(LineOptions.MEDIA_ENCRYPTION).orElseGet(() -> followed(endpoint)),
                RegistrationOptions.read(
                        v, LineOptions.REREGISTRATION_TIMEOUT, LineOptions.RETRY_INTERVAL, LineOptions.MAX_RETRIES),
                v.get(LineOptions.PLAR_NUMBER),
                origins(v, endpoint),
                v.position());
    }

    /** What the section leaves out and the endpoint says. */
    private static Map<String, Origin> origins(SectionValues v, Optional<Endpoint> endpoint) {
        Map<String, Origin> origins = v.origins();
        endpoint.ifPresent(e -> {
            var said = new Origin.FromEndpoint(e.name());
            e.callerId().ifPresent(c -> origins.putIfAbsent(LineOptions.CALLERID.name(), said));
            e.voicemailExtension().ifPresent(c -> origins.putIfAbsent(LineOptions.VOICEMAIL_URI.name(), said));
            mailbox(e).ifPresent(c -> origins.putIfAbsent(LineOptions.MAILBOX.name(), said));
            origins.putIfAbsent(LineOptions.MEDIA_ENCRYPTION.name(), said);
            username(e).ifPresent(c -> origins.putIfAbsent(LineOptions.AUTHNAME.name(), said));
        });
        return origins;
    }

    private LineCredentials credentials(SectionValues v, Optional<Endpoint> endpoint) {
        Optional<SectionValues.Value<Secret>> own = v.find(LineOptions.SECRET);
        if (own.isPresent()) {
            var origin = new Origin.InFile(LineOptions.SECRET.name(), own.get().position());
            return new LineCredentials.Known(authName(v, endpoint), own.get().value(), origin);
        }
        if (endpoints.isEmpty()) {
            return new LineCredentials.AwaitingAsterisk();
        }
        return endpoint.map(e -> fromEndpoint(v, e))
                .orElseGet(() -> new LineCredentials.Unavailable("Asterisk has no PJSIP endpoint " + v.name()));
    }

    private static LineCredentials fromEndpoint(SectionValues v, Endpoint endpoint) {
        if (endpoint.auth() instanceof EndpointAuth.Password known) {
            var origin = new Origin.FromEndpoint(endpoint.name());
            String user = authName(v, Optional.of(endpoint));
            return Kinds.isXmlText(user) && known.password().fitsXml()
                    ? new LineCredentials.Known(user, known.password(), origin)
                    : new LineCredentials.Unavailable("its user name or password in Asterisk holds control characters,"
                            + " which no phone can be given");
        }
        if (endpoint.auth() instanceof EndpointAuth.DigestOnly digest) {
            return new LineCredentials.Unavailable(
                    "Asterisk stores only a digest of the password in [" + digest.section() + "] type=auth");
        }
        if (endpoint.auth() instanceof EndpointAuth.Missing missing) {
            return new LineCredentials.Unavailable("the PJSIP endpoint " + endpoint.name() + " names the auth section "
                    + missing.section() + ", which does not exist or has no username or no password");
        }
        return new LineCredentials.NotNeeded();
    }

    private static String authName(SectionValues v, Optional<Endpoint> endpoint) {
        return v.get(LineOptions.AUTHNAME)
                .or(() -> endpoint.flatMap(LineReader::username))
                .orElse(v.name());
    }

    private static Optional<String> username(Endpoint endpoint) {
        if (endpoint.auth() instanceof EndpointAuth.Password p) {
            return Optional.of(p.username());
        }
        return endpoint.auth() instanceof EndpointAuth.DigestOnly d ? Optional.of(d.username()) : Optional.empty();
    }

    private static MediaEncryption followed(Optional<Endpoint> endpoint) {
        return endpoint.map(Endpoint::mediaEncryption)
                .filter(m -> m == MediaEncryption.SDES)
                .orElse(MediaEncryption.NONE);
    }

    private static Optional<String> mailbox(Endpoint endpoint) {
        return first(endpoint.mailboxes()).or(() -> first(endpoint.aorMailboxes()));
    }

    /** Asterisk tells of the endpoint's own mailboxes unasked; those of the AOR must be subscribed to. */
    private static boolean mustSubscribe(Endpoint endpoint) {
        return endpoint.mailboxes().isEmpty() && !endpoint.aorMailboxes().isEmpty();
    }

    private static Optional<String> first(List<String> list) {
        return list.stream().findFirst();
    }
}
