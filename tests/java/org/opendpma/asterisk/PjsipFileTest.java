package org.opendpma.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.conf.AsteriskConfiguration;
import org.opendpma.site.Endpoint;
import org.opendpma.site.EndpointAuth;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.PjsipTransport;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;

/** What phones need of pjsip.conf, read without Asterisk. */
class PjsipFileTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void anEndpointWithEverything() throws Exception {
        assertEquals(
                new Endpoint(
                        "1000",
                        new EndpointAuth.Password("ada", new Secret("sesame;x")),
                        Optional.of("\"Ada One\" <1000>"),
                        List.of("1000@default", "1000@office"),
                        List.of("2000@default"),
                        Optional.of("*97"),
                        MediaEncryption.SDES,
                        Optional.of("transport-tls"),
                        true),
                endpoint("1000", """
                        [1000](!)
                        type=endpoint
                        [1000]
                        type=endpoint
                        auth=ada-auth
                        aors=1000
                        callerid="Ada One" <1000>
                        mailboxes=1000@default , 1000@office,
                        media_encryption=sdes
                        transport=transport-tls
                        rewrite_contact=yes
                        [ada-auth]
                        type=auth
                        username=ada
                        password=sesame\\;x
                        [1000]
                        type=aor
                        mailboxes=2000@default
                        voicemail_extension=*97
                        """));
    }

    @Test
    void anEndpointWithNothing() throws Exception {
        assertEquals(
                new Endpoint(
                        "1000",
                        new EndpointAuth.Open(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        MediaEncryption.NONE,
                        Optional.empty(),
                        false),
                endpoint("1000", "[1000]\ntype=endpoint\n"));
    }

    @Test
    void onlyNamesThatAreAskedForAndOnlyEndpoints() throws Exception {
        PjsipFile file = file("[1000]\ntype=endpoint\n[1001]\ntype=endpoint\n[1002]\ntype=aor\n[1003]\nauth=x\n");
        assertEquals(
                Set.of("1000"),
                file.read(List.of("1000", "1002", "1003", "1004", "")).byName().keySet());
    }

    @Test
    void theLastOfARepeatedOptionCounts() throws Exception {
        assertEquals(
                MediaEncryption.NONE,
                endpoint("1000", "[1000]\nTYPE=Endpoint\nmedia_encryption=SDES\nMedia_Encryption=no\n")
                        .mediaEncryption());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth_type=userpass / username=ada / password=x      | password of ada: x",
                "username=ada / password=x                           | password of ada: x",
                "username=ada / password=none                        | password of ada: none",
                "auth_type=md5 / username=ada / md5_cred=abc         | digest in login, of ada",
                "auth_type=MD5 / username=ada / md5_cred=abc         | digest in login, of ada",
                "username=ada / md5_cred=abc                         | digest in login, of ada",
                "username=ada / password_digest=SHA-256:abc          | digest in login, of ada",
                "username=ada / password=x / password_digest=MD5:abc | password of ada: x",
                "username=ada                                        | nowhere: login",
                "username=ada / password=                            | nowhere: login",
                "password=x                                          | nowhere: login",
            })
    void logins(String auth, String expected) throws Exception {
        String text = "[1000]\ntype=endpoint\nauth=login\n[login]\ntype=auth\n" + auth.replace(" / ", "\n") + "\n";
        assertEquals(expected, shown(endpoint("1000", text).auth()));
    }

    @Test
    void aLoginThatIsNowhere() throws Exception {
        assertEquals(
                new EndpointAuth.Missing("gone"),
                endpoint("1000", "[1000]\ntype=endpoint\nauth=gone,login\n[login]\ntype=auth\n")
                        .auth());
    }

    private static String shown(EndpointAuth auth) {
        if (auth instanceof EndpointAuth.DigestOnly digest) {
            return "digest in " + digest.section() + ", of " + digest.username();
        }
        if (auth instanceof EndpointAuth.Missing missing) {
            return "nowhere: " + missing.section();
        }
        var known = (EndpointAuth.Password) auth;
        return ("password of " + known.username() + ": " + known.password().reveal()).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol=udp / bind=0.0.0.0:5060             | udp 0.0.0.0 5060",
                "bind=192.0.2.1                               | udp 192.0.2.1 5060",
                "protocol=tcp                                 | tcp 0.0.0.0 5060",
                "protocol=TLS / bind=0.0.0.0                  | tls 0.0.0.0 5061",
                "protocol=tls / bind=[::]:5071                | tls [::] 5071",
                "protocol=tls / bind=[2001:db8::1]            | tls [2001:db8::1] 5061",
                "protocol=udp / bind=::                       | udp :: 5060",
                "protocol=udp / bind=2001:db8::1              | udp 2001:db8::1 5060",
                "protocol=udp / bind=0.0.0.0:0                | udp 0.0.0.0 5060",
                "protocol=udp / bind=0.0.0.0:99999            | udp 0.0.0.0 5060",
                "protocol=udp / bind=0.0.0.0:sip              | udp 0.0.0.0 5060",
                "protocol=tls / cert_file=/etc/asterisk/x.crt | tls 0.0.0.0 5061 /etc/asterisk/x.crt",
                "protocol=ws                                  |",
                "protocol=flow                                |",
            })
    void transports(String options, String expected) throws Exception {
        var transports = file("[x]\ntype=transport\n" + options.replace(" / ", "\n") + "\n")
                .read(List.of())
                .transports();
        assertEquals(
                Optional.ofNullable(expected).stream().toList(),
                transports.stream().map(PjsipFileTest::shown).toList());
    }

    private static String shown(PjsipTransport t) {
        String certificate = t.certificate().map(c -> " " + c).orElse("");
        return t.protocol() + " " + t.bindHost() + " " + t.port() + certificate;
    }

    @Test
    void theFirstTransportOfAProtocolCounts() throws Exception {
        var endpoints =
                file("[a]\ntype=transport\nbind=0.0.0.0:5070\n[b]\ntype=transport\nbind=0.0.0.0:5080\n[c]\ntype=transport\nprotocol=tls\n")
                        .read(List.of());
        assertEquals(5_070, endpoints.transport(SipTransport.UDP).orElseThrow().port());
        assertEquals("c", endpoints.transport(SipTransport.TLS).orElseThrow().name());
        assertEquals(Optional.empty(), endpoints.transport(SipTransport.TCP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Ada One <1000>     | \"Ada One\" <1000>",
                "Ada<1000>          | \"Ada\" <1000>",
                "\"Ada\" <1000>   | \"Ada\" <1000>",
                "<1000>             | 1000",
                "1000               | 1000",
            })
    void callerIdsAreWrittenAsAsteriskTellsThem(String written, String told) throws Exception {
        assertEquals(
                Optional.of(told),
                endpoint("1000", "[1000]\ntype=endpoint\ncallerid=" + written + "\n")
                        .callerId());
    }

    private Endpoint endpoint(String name, String text) throws Exception {
        return file(text).read(List.of(name)).find(name).orElseThrow();
    }

    private PjsipFile file(String text) throws Exception {
        Path file = directory.resolve("pjsip.conf");
        Files.writeString(file, text);
        return new PjsipFile(AsteriskConfiguration.load(file).sections());
    }
}
