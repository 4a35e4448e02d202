package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work between a phone and Asterisk is said at load time, with the line of pjsip.conf that would mend it. */
class PjsipChecksTest {
    private static final String TRANSPORTS = "[transport-udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0\n"
            + "[transport-tcp]\ntype=transport\nprotocol=tcp\nbind=0.0.0.0\n"
            + "[transport-tls]\ntype=transport\nprotocol=tls\nbind=0.0.0.0\n";
    private static final String ENDPOINT = "[1000]\ntype=endpoint\n";
    private static final String LINE = "/phones.conf:4: warning: line 1000 of phone anna ";
    private static final String TO_ENDPOINT = " [1000] type=endpoint of pjsip.conf";

    @Test
    void whatFitsIsNotWorthAWord() {
        assertEquals(List.of(), problems("", ""));
        assertEquals(
                List.of(),
                problems("transport=tls\nmedia_encryption=sdes", "media_encryption=sdes\nrewrite_contact=yes"));
        assertEquals(List.of(), problems("transport=tls", "media_encryption=sdes\nrewrite_contact=yes"));
    }

    @Test
    void beforeAsteriskHasBeenReachedThereIsNothingToCompare() {
        assertEquals(
                List.of(),
                given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\ntransport=tls")
                        .problems());
    }

    @Test
    void aLineWithoutAnEndpoint() {
        assertEquals(
                List.of(LINE + "is shown but does not register: Asterisk has no PJSIP endpoint 1000; add [1000]"
                        + " type=endpoint to pjsip.conf"),
                given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line")
                        .pjsip(TRANSPORTS)
                        .problems());
    }

    @Test
    void aLineWithItsOwnPasswordMayBeUnknownToAsterisk() {
        assertEquals(
                List.of(),
                given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\nsecret=x")
                        .pjsip(TRANSPORTS)
                        .problems());
    }

    @Test
    void aPasswordThatIsOnlyADigest() {
        String digest =
                "auth=login\n[login]\ntype=auth\nauth_type=md5\nusername=ada\nmd5_cred=00112233445566778899aabbccddeeff";
        assertEquals(
                List.of(LINE
                        + "is shown but does not register: Asterisk stores only a digest of its password in [login]"
                        + " type=auth of pjsip.conf; write secret=<the password> into [1000] type=line, or"
                        + " auth_type=userpass and password= into [login]"),
                problems("", digest));
        assertEquals(List.of(), problems("secret=x", digest));
    }

    @Test
    void anAuthThatDoesNotExist() {
        assertEquals(
                List.of(LINE + "is shown but does not register: the PJSIP endpoint 1000 names the auth section nosuch,"
                        + " which does not exist or has no username or no password; mend what auth= names in"
                        + TO_ENDPOINT),
                problems("", "auth=nosuch"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "media_encryption=sdes | media_encryption=no   | cannot call: it has media_encryption=sdes, its endpoint has"
                        + " none; write media_encryption=sdes into",
                "media_encryption=none | media_encryption=sdes | cannot call: its endpoint has media_encryption=sdes, the line has"
                        + " none; remove media_encryption from [1000] type=line, or media_encryption=sdes from",
                "media_encryption=     | media_encryption=dtls | cannot call: its endpoint wants media_encryption=dtls, which these"
                        + " phones do not know; write media_encryption=sdes into",
                "media_encryption=sdes | media_encryption=dtls | cannot call: its endpoint wants media_encryption=dtls, which these"
                        + " phones do not know; write media_encryption=sdes into",
            })
    void encryptionThatDoesNotFit(String line, String endpoint, String message) {
        assertEquals(List.of(LINE + message + TO_ENDPOINT), problems(line, endpoint));
    }

    @ParameterizedTest
    @CsvSource({"tls", "tcp"})
    void aConnectionNeedsRewriteContactAndNoTransportOfItsOwn(String transport) {
        assertEquals(
                List.of(LINE + "goes over " + transport
                        + ", but its endpoint does not answer to where the phone is; write"
                        + " rewrite_contact=yes into" + TO_ENDPOINT),
                problems("transport=" + transport, "rewrite_contact=no"));
        assertEquals(
                List.of(LINE + "goes over " + transport
                        + ", but its endpoint names a transport, so Asterisk would not call"
                        + " back on the phone's own connection; remove transport=transport-" + transport + " from"
                        + TO_ENDPOINT),
                problems("transport=" + transport, "rewrite_contact=yes\ntransport=transport-" + transport));
    }

    @Test
    void anEndpointTiedToAnotherTransportCannotBeCalled() {
        assertEquals(
                List.of(LINE + "goes over udp, but transport=transport-tls of its endpoint is tls; remove it from"
                        + TO_ENDPOINT),
                problems("", "transport=transport-tls"));
        assertEquals(List.of(), problems("", "transport=transport-udp"));
        assertEquals(List.of(), problems("", "transport=never-heard-of"));
    }

    @Test
    void oneMistakeIsToldOnce() {
        assertEquals(
                List.of(LINE + "goes over tls, but transport=transport-udp of its endpoint is udp; remove it from"
                        + TO_ENDPOINT),
                problems("transport=tls", "rewrite_contact=yes\ntransport=transport-udp"));
    }

    @Test
    void aTransportThatAsteriskDoesNotHave() {
        Given given = given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\ntransport=tls")
                .pjsip(ENDPOINT + "rewrite_contact=yes\n[transport-udp]\ntype=transport\nprotocol=udp");
        assertEquals(
                List.of(LINE + "goes over tls, but Asterisk has no such transport; add to pjsip.conf: [transport-tls]"
                        + " type=transport, protocol=tls, bind=0.0.0.0:5061, cert_file=, priv_key_file= and restart"
                        + " Asterisk"),
                given.problems());
    }

    @Test
    void whereTransportsAreNotToldNoneIsMissed() {
        assertEquals(
                List.of(),
                given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\ntransport=tls")
                        .pjsip(ENDPOINT + "rewrite_contact=yes")
                        .problems());
    }

    @Test
    void theTransportOfEachOfItsNetworksCounts() {
        Given given = given(
                        "[anna]\ntype=phone\nnetwork=desk\nnetwork=world\nline=1000\n[1000]\ntype=line",
                        "[desk]\ntype=network\ntransport=udp\n[world]\ntype=network\ntransport=tls")
                .pjsip(TRANSPORTS + ENDPOINT + "rewrite_contact=no");
        assertEquals(
                List.of(
                        "/phones.conf:6: warning: line 1000 of phone anna goes over tls, but its endpoint does not answer to"
                                + " where the phone is; write rewrite_contact=yes into" + TO_ENDPOINT),
                given.problems());
    }

    @ParameterizedTest
    @CsvSource({
        // model  firmware           warned
        "D40,     2_9_19,            true",
        "D70,     '',                true",
        "D65,     2_1_9,             true",
        "D65,     2_2_0_4_5a54ff2,   false",
        "D65,     '',                false",
        "D80,     1_11_9,            true",
        "D80,     1_12_0,            false",
        "P325,    4_2_0,             false",
        "Z99,     1,                 false",
    })
    void tlsForAPhoneThatDoesNotSpeakIt(String model, String firmware, boolean warned) {
        Given given = given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\ntransport=tls")
                .pjsip(TRANSPORTS + ENDPOINT + "rewrite_contact=yes")
                .seenAs(model, firmware);
        List<String> warning = List.of(LINE + "needs TLS, but the phone that has it is a " + model
                + " whose firmware does not speak it; write transport=udp or use a D6x, D80 or P-series phone");
        assertEquals(warned ? warning : List.of(), given.problems());
    }

    @Test
    void allOfItIsWarningsSinceOtherPhonesWork() {
        Given given = given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\ntransport=tls\nmedia_encryption=sdes")
                .pjsip("[transport-udp]\ntype=transport\n" + ENDPOINT + "auth=nosuch\ntransport=transport-udp");
        assertEquals(5, given.problems().size());
        assertEquals(Optional.of(5), given.load().result().map(s -> s.warnings().size()));
    }

    private static List<String> problems(String line, String endpoint) {
        return given("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\n" + line)
                .pjsip(TRANSPORTS + ENDPOINT + endpoint)
                .problems();
    }
}
