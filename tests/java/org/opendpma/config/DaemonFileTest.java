package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.asterisk.AmiLogin;
import org.opendpma.site.Acl;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Policy.CleartextSecrets;
import org.opendpma.site.Problem;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;

/** Every option of opendpma.conf, and what holds without it. */
class DaemonFileTest {
    private static final Path FILE = Path.of("/etc/opendpma/opendpma.conf");
    private static final String FILES = "[asterisk]\nsource=files\n";

    @Test
    void whatHoldsWhenNothingIsWritten() {
        DaemonSettings settings = settings(FILES);
        assertEquals(FILE, settings.file());
        assertEquals(Path.of("/etc/asterisk/res_digium_phone.conf"), settings.phones());
        assertEquals(Path.of("/var/lib/opendpma"), settings.stateDirectory());
        assertEquals(Path.of("/run/opendpma/control.sock"), settings.admin().socket());
        assertEquals(new AsteriskSettings.Files(Path.of("/etc/asterisk/pjsip.conf")), settings.asterisk());
        assertEquals(Acl.LOCAL_ONLY, settings.policy().acl());
        assertEquals(CleartextSecrets.WARN, settings.policy().cleartextSecrets());
        assertEquals(Optional.empty(), settings.policy().tls());
        assertEquals(new MdnsSection(true, MdnsSection.Backend.AUTO, List.of(), false), settings.mdns());
        assertEquals(new SipSettings(Map.of(), "TLSv1.2", List.of(), 16_384, 10_000, 256, 600), settings.sip());
    }

    @Test
    void amiIsTheUsualSource() {
        assertEquals(
                new AsteriskSettings.Ami(new AmiLogin(new Host("127.0.0.1"), 5_038, "ada", new Secret(""))),
                settings("[asterisk]\nusername=ada").asterisk());
        assertEquals(
                new AsteriskSettings.Ami(new AmiLogin(new Host("pbx"), 5_039, "ada", new Secret("x"))),
                settings("[asterisk]\nsource=ami\nhost=pbx\nport=5039\nusername=ada\nsecret=x")
                        .asterisk());
    }

    @Test
    void amiNeedsAUser() {
        assertEquals(
                List.of("/etc/opendpma/opendpma.conf: [asterisk] has no username, so nobody can log in to AMI; write"
                        + " username= and secret= of a user in manager.conf, or source=files"),
                problems(""));
        assertEquals(
                "/etc/opendpma/opendpma.conf:2: [asterisk] has no username, so nobody can log in to AMI; write"
                        + " username= and secret= of a user in manager.conf, or source=files",
                problems("\n[asterisk]\nsource=ami").get(0));
    }

    @ParameterizedTest
    @CsvSource({
        // written                       path
        "/srv/phones.conf,               /srv/phones.conf",
        "phones.conf,                    /etc/opendpma/phones.conf",
        "../asterisk/phones.conf,        /etc/asterisk/phones.conf",
        "./a b/phones.conf,              /etc/opendpma/a b/phones.conf",
    })
    void relativePathsAreRelativeToTheFileThatNamesThem(String written, Path path) {
        assertEquals(path, settings(FILES + "[general]\nphones=" + written).phones());
        assertEquals(
                path, settings(FILES + "[general]\nstate_directory=" + written).stateDirectory());
        assertEquals(
                path, settings(FILES + "[admin]\nsocket=" + written).admin().socket());
        assertEquals(
                new AsteriskSettings.Files(path),
                settings(FILES + "pjsip=" + written).asterisk());
    }

    @Test
    void checkOfADirectoryTakesAllFilesFromIt() {
        Path directory = Path.of("/tmp/staging");
        DaemonSettings files = settings(FILES + "pjsip=/etc/asterisk/pjsip.conf\n[general]\nphones=/elsewhere")
                .inDirectory(directory);
        assertEquals(Path.of("/tmp/staging/res_digium_phone.conf"), files.phones());
        assertEquals(new AsteriskSettings.Files(Path.of("/tmp/staging/pjsip.conf")), files.asterisk());
        assertEquals(Path.of("/var/lib/opendpma"), files.stateDirectory());
        DaemonSettings ami = settings("[asterisk]\nusername=ada").inDirectory(directory);
        assertInstanceOf(AsteriskSettings.Ami.class, ami.asterisk());
    }

    @Test
    void aDoorIsOpenWhereItIsBound() {
        assertEquals(
                Map.of(
                        SipTransport.UDP, bind("0.0.0.0", 5_062),
                        SipTransport.TCP, bind("::", 5_062)),
                settings(FILES + "[sip]\nudp=0.0.0.0:5062\ntcp=[::]:5062\ntls=")
                        .sip()
                        .doors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "192.0.2.1:65535", "[2001:db8::1]:5062"})
    void whatABindMayBe(String bind) {
        assertEquals(List.of(), problems(FILES + "[sip]\nudp=" + bind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5062",
                ":5062",
                "*:5062",
                "0.0.0.0",
                "0.0.0.0:",
                "0.0.0.0:65536",
                "::1:5062",
                "pbx:5062",
                "[::1]",
                "0.0.0.0:-1",
                "0.0.0.0:sip"
            })
    void whatItMayNotBe(String bind) {
        assertEquals(
                List.of("/etc/opendpma/opendpma.conf:4: [sip] udp: \"" + bind
                        + "\" is wrong; write an IP address and a port, such as 0.0.0.0:5062 or [::]:5062"),
                problems(FILES + "[sip]\nudp=" + bind));
    }

    @Test
    void bindsPrintAsTheyAreWritten() {
        assertEquals("[0:0:0:0:0:0:0:1]:5062", bind("::1", 5_062).toString());
        assertEquals("192.0.2.1:9", bind("192.0.2.1", 5_062).at(9).toString());
    }

    @Test
    void aTlsDoorNeedsACertificate() {
        assertEquals(
                List.of("/etc/opendpma/opendpma.conf:4: [sip] tls= needs a certificate; write certificate= and key="),
                problems(FILES + "[sip]\ntls=0.0.0.0:5063"));
        assertEquals(
                List.of("/etc/opendpma/opendpma.conf:5: the certificate or its key cannot be used:"
                        + " /etc/opendpma/nosuch.pem does not exist"),
                problems(FILES + "[sip]\ntls=0.0.0.0:5063\ncertificate=nosuch.pem"));
    }

    @ParameterizedTest
    @CsvSource({"1.0, TLSv1", "1.1, TLSv1.1", "1.2, TLSv1.2", "1.3, TLSv1.3"})
    void tlsVersionsHaveTheirJavaNames(String written, String java) {
        assertEquals(
                java, settings(FILES + "[sip]\ntls_minimum=" + written).sip().tlsMinimum());
    }

    @Test
    void theLimitsOfTheSipDoor() {
        assertEquals(
                new SipSettings(
                        Map.of(),
                        "TLSv1.2",
                        List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"),
                        2_000,
                        50,
                        5,
                        130),
                settings(FILES + "[sip]\ntls_ciphers=TLS_AES_256_GCM_SHA384 , TLS_AES_128_GCM_SHA256\n"
                                + "udp_answer_max=2000\nmax_connections=50\nmax_connections_per_address=5\n"
                                + "idle_timeout=130")
                        .sip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[sip] tls_minimum                 | SSLv3 | 1.0, 1.1, 1.2, 1.3",
                "[sip] tls_ciphers                 | ALL   | names such as TLS_AES_256_GCM_SHA384",
                "[sip] udp_answer_max              | 999   | a number from 1000 to 60000",
                "[sip] udp_answer_max              | 60001 | a number from 1000 to 60000",
                "[sip] max_connections             | 0     | a number from 1 to 100000",
                "[sip] max_connections_per_address | many  | a number from 1 to 100000",
                "[sip] idle_timeout                | 129   | a number from 130 to 86400",
                "[general] cleartext_secrets       | no    | allow, warn, refuse",
                "[mdns] enabled                    | maybe | yes or no",
                "[mdns] backend                    | bonjour | auto, jmdns, avahi",
                "[mdns] interfaces                 | eth0,,eth1 | names such as eth0,eth1",
            })
    void whatIsWrong(String option, String value, String expects) {
        String[] words = option.split(" ", 2);
        assertEquals(
                List.of("/etc/opendpma/opendpma.conf:4: " + option + ": \"" + value + "\" is wrong; write " + expects),
                problems(FILES + words[0] + "\n" + words[1] + "=" + value));
    }

    @ParameterizedTest
    @CsvSource({"allow, ALLOW", "warn, WARN", "refuse, REFUSE", "REFUSE, REFUSE"})
    void passwordsInClear(String written, CleartextSecrets policy) {
        assertEquals(
                policy,
                settings(FILES + "[general]\ncleartext_secrets=" + written)
                        .policy()
                        .cleartextSecrets());
    }

    @Test
    void announcing() {
        assertEquals(
                new MdnsSection(false, MdnsSection.Backend.AVAHI, List.of("eth0", "eth1", "wlan0"), false),
                settings(FILES + "[mdns]\nenabled=no\nbackend=avahi\ninterfaces=eth0, eth1\ninterfaces=wlan0")
                        .mdns());
    }

    @Test
    void sectionsOfOneNameInAnyCaseAreOne() {
        DaemonSettings settings = settings("[Asterisk]\nsource=files\n[SIP]\nudp=0.0.0.0:1\n[sip]\ntcp=0.0.0.0:2");
        assertEquals(2, settings.sip().doors().size());
    }

    @Test
    void whatIsUnknownIsAWarning() {
        assertEquals(
                List.of(
                        "/etc/opendpma/opendpma.conf:4: warning: [sip] unknown option \"upd\" is not used; did you mean"
                                + " \"udp\"?",
                        "/etc/opendpma/opendpma.conf:5: warning: unknown section [genral] is not used; did you mean"
                                + " \"general\"?"),
                problems(FILES + "[sip]\nupd=0.0.0.0:1\n[genral]"));
    }

    @Test
    void theSecretIsNotRepeated() {
        List<String> problems = problems("[asterisk]\nusername=ada\nsecret=" + "s3sam3".repeat(50));
        assertEquals(
                List.of(
                        "/etc/opendpma/opendpma.conf:3: [asterisk] secret: the value (not shown) is wrong; write at most 256"
                                + " characters, without control characters"),
                problems);
        assertEquals(
                false,
                settings("[asterisk]\nusername=ada\nsecret=s3sam3").toString().contains("s3sam3"));
    }

    private static Bind bind(String address, int port) {
        return new Bind(IpAddresses.parse(address).orElseThrow(), port);
    }

    private static DaemonSettings settings(String text) {
        Loaded<DaemonSettings> loaded = load(text);
        return loaded.result().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    private static List<String> problems(String text) {
        Loaded<DaemonSettings> loaded = load(text);
        assertEquals(loaded.result().isEmpty(), loaded.problems().stream().anyMatch(Problem::isError));
        return loaded.problems().stream().map(Problem::toString).toList();
    }

    private static Loaded<DaemonSettings> load(String text) {
        return DaemonFile.read(FILE, Given.sections(FILE.toString(), text + "\n"));
    }

    @Test
    void firmwareIsAnnouncedOnlyWhereThereIsSome() {
        String announced = "[mdns]\nfirmware = yes\n";
        assertTrue(load(FILES + announced).problems().toString().contains("write firmware_directory= into [http]"));
    }
}
