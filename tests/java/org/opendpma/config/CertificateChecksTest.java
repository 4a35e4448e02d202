package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.conf.Position;
import org.opendpma.site.Acl;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.OpenSsl;
import org.opendpma.site.Policy;
import org.opendpma.site.Policy.CleartextSecrets;
import org.opendpma.site.Problems;
import org.opendpma.site.TlsIdentity;

/** What phones will dislike about a certificate; the certificate is good for a year, and the clock is the test's. */
class CertificateChecksTest {
    private static final String WHO =
            "D6x phones check it from firmware 2_9_0, the D80 from 1_12_0, P-series phones always";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aGoodOneIsNotWorthAWord() throws Exception {
        Door door = door("pbx.example.com");
        assertEquals(List.of(), door.problems(Duration.ofDays(1), "mdns_address=pbx.example.com"));
    }

    @Test
    void itsTime() throws Exception {
        Door door = door("pbx.example.com");
        Instant begin = door.identity().chain().own().getNotBefore().toInstant();
        Instant end = door.identity().chain().own().getNotAfter().toInstant();
        String whose = door.file() + ": warning: the certificate of OpenDPMA's SIP door ";
        assertEquals(
                List.of(whose + "expired on " + day(end) + "; renew it; " + WHO),
                door.problems(Duration.ofDays(366), ""));
        assertEquals(
                List.of(whose + "expires on " + day(end) + "; renew it in time; " + WHO),
                door.problems(Duration.ofDays(340), ""));
        assertEquals(
                List.of(whose + "is valid from " + day(begin) + " only; check the clock, or wait; " + WHO),
                door.problems(Duration.ofDays(-1), ""));
        assertEquals(List.of(), door.problems(Duration.ofDays(330), ""));
    }

    @Test
    void aWildcard() throws Exception {
        Door door = door("pbx.example.com", "DNS:*.example.com");
        assertEquals(
                List.of(door.file()
                        + ": warning: the certificate of OpenDPMA's SIP door is for *.example.com, and RFC 5922"
                        + " section 7.2 allows no wildcards for SIP; use one with the exact name, or set"
                        + " tls_allow_wildcard_certs to 1 on phones that know it (D6x from 2_9_2, D80 from 1_12_1,"
                        + " P-series); " + WHO),
                door.problems(Duration.ofDays(1), "mdns_address=pbx.example.com"));
    }

    @Test
    void anotherName() throws Exception {
        Door door = door("x", "DNS:old.example.com", "IP:192.0.2.1");
        assertEquals(
                List.of(door.file()
                        + ": warning: the certificate of OpenDPMA's SIP door is for old.example.com, 192.0.2.1"
                        + " and not for pbx.example.com, which phones are told to connect to; " + WHO),
                door.problems(Duration.ofDays(1), "mdns_address=pbx.example.com"));
        assertEquals(List.of(), door.problems(Duration.ofDays(1), "mdns_address=192.0.2.1"));
        assertEquals(List.of(), door.problems(Duration.ofDays(1), "mdns_address="));
    }

    /** HTTPS takes wildcards, and phones began earlier to look. */
    @Test
    void theHttpsDoorsOwn() throws Exception {
        String whose = ": warning: the certificate of OpenDPMA's HTTPS door ";
        String who = WHO.replace("2_9_0", "2_3_0").replace("1_12_0", "1_5_0");
        Door door = door("x", "DNS:*.example.com");
        Duration dayOne = Duration.ofDays(1);
        assertEquals(List.of(), door.problemsOfHttps(dayOne, "mdns_address=pbx.example.com"));
        assertEquals(
                List.of(door.file() + whose + "is for *.example.com and not for example.com, which phones are told to"
                        + " connect to; " + who),
                door.problemsOfHttps(dayOne, "mdns_address=example.com"));
        assertEquals(
                List.of(door.file() + whose + "expired on "
                        + day(door.identity().chain().own().getNotAfter().toInstant()) + "; renew it; " + who),
                door.problemsOfHttps(Duration.ofDays(366), ""));
    }

    @Test
    void aCertificateOfBothDoorsIsTalkedOfOnce() throws Exception {
        Door door = door("pbx.example.com");
        Optional<TlsIdentity> both = Optional.of(door.identity());
        assertEquals(1, door.problems(both, both, Duration.ofDays(340), "").size());
    }

    @Test
    void asterisksOwnWherePhonesRegisterOverTls() throws Exception {
        Path file = certificate("asterisk.crt", "pbx.example.com");
        String phone = "[anna]\ntype=phone\nnetwork=lan\nline=1000\n[1000]\ntype=line\n[lan]\ntype=network\n"
                + "registration_address=sip.example.com\n";
        List<String> warning = List.of(file + ": warning: the certificate of Asterisk's TLS transport is for"
                + " pbx.example.com and not for sip.example.com, which phones are told to connect to; " + WHO);
        assertEquals(warning, withAsterisk(file, phone + "transport=tls"));
        assertEquals(List.of(), withAsterisk(file, phone + "transport=udp"));
        assertEquals(List.of(), withAsterisk(file, phone.replace("sip.example", "pbx.example") + "transport=tls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network=lan\n", ""})
    void aPhoneThatIsToldNoRegistrarRegistersAtTheAnnouncedAddress(String network) throws Exception {
        Path file = certificate("asterisk.crt", "pbx.example.com");
        assertEquals(
                List.of(file
                        + ": warning: the certificate of Asterisk's TLS transport is for pbx.example.com and not for"
                        + " sip.example.com, which phones are told to connect to; " + WHO),
                withAsterisk(
                        file,
                        "[general]\nmdns_address=sip.example.com\n[anna]\ntype=phone\n" + network + "line=1000\n"
                                + "[1000]\ntype=line\ntransport=tls\n[lan]\ntype=network"));
    }

    @Test
    void asterisksOwnIsNotOursToRead() {
        assertEquals(
                List.of(),
                withAsterisk(
                        Path.of("/nosuch/asterisk.crt"),
                        "[anna]\ntype=phone\nnetwork=lan\nline=1000\n[1000]\ntype=line\n[lan]\ntype=network\n"
                                + "registration_address=h\ntransport=tls"));
    }

    /** Our door with a certificate. */
    private record Door(Path file, TlsIdentity identity) {
        List<String> problems(Duration afterItsBegin, String general) {
            return problems(Optional.of(identity), Optional.empty(), afterItsBegin, general);
        }

        List<String> problemsOfHttps(Duration afterItsBegin, String general) {
            return problems(Optional.empty(), Optional.of(identity), afterItsBegin, general);
        }

        List<String> problems(
                Optional<TlsIdentity> sip, Optional<TlsIdentity> https, Duration afterItsBegin, String general) {
            return given("[general]", general)
                    .policy(new Policy(
                            Acl.LOCAL_ONLY,
                            CleartextSecrets.ALLOW,
                            sip,
                            List.of(),
                            https,
                            List.of(),
                            FirmwareStock.NONE))
                    .at(identity.chain().own().getNotBefore().toInstant().plus(afterItsBegin))
                    .problems();
        }
    }

    private Door door(String commonName, String... alternativeNames) throws Exception {
        Path certificate = certificate("door.crt", commonName, alternativeNames);
        var problems = new Problems();
        TlsIdentity identity = CertificateFile.identity(
                        certificate, directory.resolve("key.pem"), new Position("opendpma.conf", 1), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        return new Door(certificate, identity);
    }

    private static List<String> withAsterisk(Path certificate, String phones) {
        return given(phones)
                .pjsip(
                        "[transport-udp]\ntype=transport\nprotocol=udp",
                        "[transport-tls]\ntype=transport\nprotocol=tls\ncert_file=" + certificate,
                        "[1000]\ntype=endpoint\nrewrite_contact=yes")
                .at(Instant.now().plus(Duration.ofDays(1)))
                .problems();
    }

    private Path certificate(String name, String commonName, String... alternativeNames) throws Exception {
        var openSsl = new OpenSsl(directory);
        return openSsl.certificate(name, openSsl.ecKey("key.pem"), commonName, alternativeNames);
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
