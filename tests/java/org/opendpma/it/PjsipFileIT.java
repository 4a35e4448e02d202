package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.asterisk.AmiLogin;
import org.opendpma.asterisk.AmiSession;
import org.opendpma.asterisk.PjsipFile;
import org.opendpma.conf.AsteriskConfiguration;
import org.opendpma.conf.Section;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Host;
import org.opendpma.site.Secret;

/** What we read of pjsip.conf by ourselves is what Asterisk says of the same file, endpoint by endpoint. */
class PjsipFileIT {
    /** Beside the testbed's own phones, what stands in other people's files. */
    private static final String MORE = """
            [many](!)
            type = endpoint
            context = phones
            disallow = all
            allow = ulaw

            [1100](many)
            aors = 1100,1101
            mailboxes = 1100@default,1100@office
            voicemail_extension = *97
            media_encryption = sdes
            media_encryption = no
            rewrite_contact = true
            [1100]
            type = aor
            mailboxes = 2100@default
            voicemail_extension = *98
            [1101]
            type = aor
            mailboxes = 2101@default,2102@default

            [1102](many)
            callerid = "Semi \\; Colon" <1102>
            auth = 1102-login
            media_encryption = dtls
            rewrite_contact = 1
            [1102-login]
            type = auth
            username = 1102
            password = a\\;b "c" <d> &e

            [1103](many)
            callerid = Plain <1103>
            auth = 1103
            transport = transport-udp
            [1103]
            type = auth
            auth_type = userpass
            username = eleven-three

            [1104](many)
            aors = 1104
            [1104]
            type = aor
            voicemail_extension = *99

            [1106](many)
            auth = 1106
            [1106]
            type = auth
            password = without a user name

            [1107](many)
            auth = nowhere
            callerid = <1107>

            [1105](many)
            type = endpoint
            auth = 1105-a
            CallerID = "Upper Case" <1105>
            [1105-a]
            type = auth
            auth_type = userpass
            username = 1105
            password = none
            """;

    private static Endpoints fromAsterisk = new Endpoints(Map.of(), List.of(), Optional.empty());
    private static Endpoints fromFile = fromAsterisk;
    private static final Set<String> NAMES = new LinkedHashSet<>();

    @BeforeAll
    static void readBoth(@TempDir Path overlay) throws Exception {
        Files.writeString(overlay.resolve("pjsip_extra.conf"), MORE);
        try (var asterisk = RealAsterisk.launch(overlay)) {
            List<Section> sections = AsteriskConfiguration.load(asterisk.etc().resolve("pjsip.conf"))
                    .sections();
            sections.forEach(s -> NAMES.add(s.name()));
            fromFile = new PjsipFile(sections).read(NAMES);
            fromAsterisk = AmiSession.readOnce(
                    new AmiLogin(
                            new Host("127.0.0.1"),
                            asterisk.amiPort(),
                            asterisk.amiUser(),
                            new Secret(asterisk.amiSecret())),
                    NAMES);
        }
    }

    @AfterAll
    static void forget() {
        NAMES.clear();
    }

    @Test
    void theSameEndpointsAreThere() {
        assertEquals(fromAsterisk.byName().keySet(), fromFile.byName().keySet());
        assertTrue(fromFile.byName().size() >= 10, fromFile.byName()::toString);
    }

    @Test
    void theSameTransportsAreThere() {
        assertEquals(fromAsterisk.transports(), fromFile.transports());
        assertEquals(3, fromFile.transports().size());
    }

    @TestFactory
    List<DynamicTest> endpoints() {
        var tests = new ArrayList<DynamicTest>();
        fromAsterisk
                .byName()
                .forEach((name, endpoint) -> tests.add(DynamicTest.dynamicTest(name, () -> {
                    var own = fromFile.find(name).orElseThrow();
                    assertEquals(endpoint, own);
                    assertEquals(password(endpoint.auth()), password(own.auth()));
                })));
        return tests;
    }

    /** Beside the comparison above, which prints no secrets, what a mismatch would need to show. */
    private static String password(EndpointAuth auth) {
        return auth instanceof EndpointAuth.Password p
                ? p.username() + ":" + p.password().reveal()
                : auth.toString();
    }
}
