package org.opendpma.exchange;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.WebScheme;

/** One session as it stands in a file. */
record StoredSession(
        String mac,
        String phone,
        String model,
        String firmware,
        String address,
        String transport,
        String since,
        String lastAsked,
        @Nullable String digest,
        int size,
        @Nullable String server,
        @Nullable String webHost,
        int webPort) {
    /** A later version may store more. */
    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static StoredSession of(Session s) {
        return new StoredSession(
                s.mac().digits(),
                s.phone(),
                s.model(),
                s.firmware().map(FirmwareVersion::text).orElse(""),
                s.address(),
                s.transport(),
                s.since().toString(),
                s.lastAsked().toString(),
                s.given().map(Session.Given::digest).orElse(null),
                s.given().map(Session.Given::size).orElse(0),
                s.given().map(Session.Given::server).orElse(null),
                web(s).map(WebAuthority::host).orElse(null),
                web(s).map(WebAuthority::port).orElse(0));
    }

    /** @throws RuntimeException when it is no session: whatever Jackson, the dates and missing parts make of it */
    static Session read(JsonNode node) {
        return JSON.convertValue(node, StoredSession.class).session();
    }

    private Session session() {
        return new Session(
                new MacAddress(mac),
                phone,
                model,
                FirmwareVersion.parse(firmware),
                address,
                transport,
                Instant.parse(since),
                Instant.parse(lastAsked),
                given());
    }

    private static Optional<WebAuthority> web(Session s) {
        return s.given().flatMap(Session.Given::web);
    }

    /** Files of earlier versions have none. */
    private Optional<Session.Given> given() {
        if (digest == null || server == null) {
            return Optional.empty();
        }
        Optional<WebAuthority> web = Optional.ofNullable(webHost)
                .flatMap(host -> WebScheme.parse(transport).map(s -> new WebAuthority(s, host, webPort)));
        return Optional.of(new Session.Given(digest, size, server, web));
    }
}
