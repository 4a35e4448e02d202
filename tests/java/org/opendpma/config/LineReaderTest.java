package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.opendpma.config.Given.given;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.conf.Position;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Origin;
import org.opendpma.site.Secret;

/** What a line has of its own section and what of its PJSIP endpoint. */
class LineReaderTest {
    private static final String AUTH = "[1000]\ntype=auth\nauth_type=userpass\nusername=ada\npassword=sesame\n";

    @Test
    void thePasswordIsThatOfTheEndpointsAuth() {
        assertEquals(
                new LineCredentials.Known("ada", new Secret("sesame"), new Origin.FromEndpoint("1000")),
                line("", "auth=1000\n" + AUTH).credentials());
    }

    @Test
    void theLinesOwnSecretIsOverIt() {
        assertEquals(
                new LineCredentials.Known(
                        "ada", new Secret("mine"), new Origin.InFile("secret", new Position("/phones.conf", 6))),
                line("secret=mine", "auth=1000\n" + AUTH).credentials());
    }

    @ParameterizedTest
    @CsvSource({
        // line           auth                         user of the login
        "'',              username=ada,                ada",
        "authname=boss,   username=bob,                boss",
    })
    void theUserOfTheLogin(String line, String auth, String user) {
        var known = assertInstanceOf(
                LineCredentials.Known.class,
                line(line, "auth=1000\n[1000]\ntype=auth\npassword=x\n" + auth).credentials());
        assertEquals(user, known.authName());
    }

    @Test
    void anEndpointWithoutAuthAsksForNoLogin() {
        assertEquals(new LineCredentials.NotNeeded(), line("", "").credentials());
    }

    @Test
    void aDigestAloneIsNotEnough() {
        String digest =
                "auth=1000\n[1000]\ntype=auth\nauth_type=md5\nusername=ada\nmd5_cred=00112233445566778899aabbccddeeff";
        assertEquals(
                new LineCredentials.Unavailable("Asterisk stores only a digest of the password in [1000] type=auth"),
                line("", digest).credentials());
        assertEquals(
                new LineCredentials.Known(
                        "ada", new Secret("mine"), new Origin.InFile("secret", new Position("/phones.conf", 6))),
                line("secret=mine", digest).credentials());
    }

    @Test
    void anAuthThatDoesNotExistIsUnavailable() {
        assertEquals(
                new LineCredentials.Unavailable(
                        "the PJSIP endpoint 1000 names the auth section nosuch, which does not exist or has no username or no"
                                + " password"),
                line("", "auth=nosuch").credentials());
    }

    @Test
    void withoutAnEndpointNobodyKnowsThePassword() {
        Given given = given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line").pjsip("");
        assertEquals(
                new LineCredentials.Unavailable("Asterisk has no PJSIP endpoint 1000"),
                line(given).credentials());
    }

    @Test
    void beforeAsteriskHasBeenReachedTheLineWaits() {
        assertEquals(
                new LineCredentials.AwaitingAsterisk(),
                line(given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line")).credentials());
        assertInstanceOf(
                LineCredentials.Known.class,
                line(given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\nsecret=mine"))
                        .credentials());
    }

    /** Such a phone would get nothing at all, since its XML could not be written. */
    @Test
    void aPasswordThatXmlCannotCarryIsUnavailable() {
        assertEquals(
                new LineCredentials.Unavailable(
                        "its user name or password in Asterisk holds control characters, which no phone can be given"),
                line("", "auth=1000\n[1000]\ntype=auth\nusername=ada\npassword=ses\u0001ame")
                        .credentials());
        assertEquals(
                new LineCredentials.Unavailable(
                        "its user name or password in Asterisk holds control characters, which no phone can be given"),
                line("", "auth=1000\n[1000]\ntype=auth\nusername=a\u0001da\npassword=sesame")
                        .credentials());
    }

    @ParameterizedTest
    @CsvSource({
        // line                      endpoint                  encryption
        "'',                         '',                       NONE",
        "'',                         media_encryption=sdes,    SDES",
        "'',                         media_encryption=no,      NONE",
        "'',                         media_encryption=dtls,    NONE",
        "media_encryption=,          media_encryption=sdes,    SDES",
        "media_encryption=none,      media_encryption=sdes,    NONE",
        "media_encryption=sdes,      '',                       SDES",
    })
    void encryptionFollowsTheEndpointUnlessTheLineSaysOtherwise(
            String line, String endpoint, MediaEncryption encryption) {
        assertEquals(encryption, line(line, endpoint).mediaEncryption());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "callerid=Boss <1>  | callerid=\"Ada One\" <1000>     | Boss <1>",
                "callerid=          | callerid=\"Ada One\" <1000>     | Ada One <1000>",
                "exten=1000         | callerid=                       | -",
            })
    void theCallerId(String line, String endpoint, String callerId) {
        assertEquals(Optional.ofNullable(callerId), line(line, endpoint).callerId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "voicemail_uri=*98 | voicemail_extension=*97                            | *98",
                "exten=1           | voicemail_extension=*97                            | *97",
                "exten=1           | aors=1000 / [1000] / type=aor / voicemail_extension=*96 | *96",
                "exten=1           | context=phones                                     | -",
                "exten=1           | voicemail_extension=*9\u00017                      | -",
            })
    void whatTheMessagesKeyDials(String line, String endpoint, String voicemail) {
        assertEquals(
                Optional.ofNullable(voicemail),
                line(line, endpoint.replace(" / ", "\n")).voicemail());
    }

    /** Asterisk tells unasked of the endpoint's own mailboxes; of those of the AOR it tells who subscribes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "exten=1         | mailboxes=1@default                                         | 1@default  | false",
                "exten=1         | aors=1000 / [1000] / type=aor / mailboxes=2@default  | 2@default  | true",
                "exten=1         | mailboxes=1@a / aors=1000 / [1000] / type=aor / mailboxes=2@b | 1@a        | false",
                "mailbox=9@z     | mailboxes=1@default                                         | 9@z        | false",
                "exten=1         | context=phones                                              | -          | false",
            })
    void theMailbox(String line, String endpoint, String mailbox, boolean subscribes) {
        Line read = line(line, endpoint.replace(" / ", "\n"));
        assertEquals(Optional.ofNullable(mailbox), read.mailbox());
        assertEquals(subscribes, read.subscribesMwi());
    }

    private static Line line(String options, String endpointOptions) {
        return line(given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\n" + options)
                .pjsip("[1000]\ntype=endpoint\n" + endpointOptions));
    }

    private static Line line(Given given) {
        return given.site().phone("anna").orElseThrow().lines().get(0);
    }
}
