package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may fetch over HTTP, each way to say it, asked by curl at the daemon as it is shipped. */
class HttpAccessIT {
    private static final String CONFIG = "000fd3aabbcc.cfg";
    private static final Pattern LISTENING = Pattern.compile("admin: listening at port (\\d+)");

    @TempDir
    private Path directory = Path.of("");

    private Curl curl = new Curl(Path.of(""));

    @BeforeEach
    void curl() {
        curl = new Curl(directory);
    }

    private static String http(RealDaemon daemon) {
        return "http://127.0.0.1:" + daemon.port("http") + "/";
    }

    private static String https(RealDaemon daemon) {
        return "https://127.0.0.1:" + daemon.port("https") + "/";
    }

    /** One login for the whole site, said once in general; a phone's own goes as well. */
    @Test
    void basicWithTheLoginOfTheSite() throws Exception {
        String general = "config_auth=mac\nhttp_auth=basic\nhttp_user=phones\nhttp_password=sesame\n";
        try (RealDaemon daemon = new WebSite(directory).general(general).start()) {
            String url = http(daemon) + CONFIG;
            Curl.Got asked = curl.get(url);
            assertEquals(401, asked.status());
            assertEquals("Basic realm=\"opendpma\", charset=\"UTF-8\"", asked.header("www-authenticate"));
            assertEquals(200, curl.get(url, "-u", "phones:sesame").status());
            assertEquals(200, curl.get(url, "-u", "anna:1203").status());
            assertEquals(200, curl.get(url, "-u", "000fd3aabbcc:1203").status());
            assertEquals(401, curl.get(url, "-u", "phones:1203").status());
            assertEquals(401, curl.get(url, "-u", "anna:sesame").status());
            assertEquals(
                    401, curl.get(url, "--digest", "-u", "phones:sesame").status(), "another way than the one asked");
            assertEquals(
                    401,
                    curl.get(http(daemon) + "000fd3aabbdd.cfg", "-u", "phones:sesame")
                            .status());
            assertEquals(401, curl.get(http(daemon) + "files/staff.xml").status());
            assertEquals(
                    200,
                    curl.get(http(daemon) + "files/staff.xml", "-u", "phones:sesame")
                            .status());
            assertTrue(curl.get(url, "-u", "phones:sesame")
                    .setting("config_server_url")
                    .contains("phones:sesame@"));
            assertTrue(daemon.log().contains("[general] http_auth=basic sends passwords that everybody"), daemon.log());
        }
    }

    /** What is not permitted looks like what is not there; the last rule that holds an address decides. */
    @Test
    void permitAndDeny() throws Exception {
        String rules = "http_deny=127.0.0.0/8\nhttp_permit=127.0.0.2/32\n";
        try (RealDaemon daemon = new WebSite(directory).network(rules).start()) {
            String url = http(daemon) + CONFIG;
            Curl.Got denied = curl.get(url);
            Curl.Got unknown = curl.get(http(daemon) + "000fd3aabbdd.cfg", "--interface", "127.0.0.2");
            assertEquals(404, denied.status());
            assertEquals(headers(unknown), headers(denied));
            assertEquals(200, curl.get(url, "--interface", "127.0.0.2").status());
            assertEquals(404, curl.get(http(daemon) + "files/staff.xml").status());
            assertEquals(
                    200,
                    curl.get(http(daemon) + "files/staff.xml", "--interface", "127.0.0.2")
                            .status());
            assertTrue(daemon.log().contains("what=000fd3aabbcc why=\"address not permitted\""), daemon.log());
        }
    }

    private static List<String> headers(Curl.Got got) {
        return got.head().lines().filter(l -> !l.startsWith("Date:")).toList();
    }

    /** config_auth=pin costs the profile's PIN over HTTP too, whatever the network says; nobody else's will do. */
    @Test
    void aPinOverHttp() throws Exception {
        String general = "config_auth=pin\nhttp_user=phones\nhttp_password=sesame\n";
        try (RealDaemon daemon = new WebSite(directory)
                .general(general)
                .network("http_auth=none\n")
                .start()) {
            String url = http(daemon) + CONFIG;
            assertEquals(401, curl.get(url).status());
            assertEquals(401, curl.get(url, "--digest", "-u", "phones:sesame").status(), "the login of the site");
            assertEquals(401, curl.get(url, "--digest", "-u", "anna:1204").status());
            assertEquals(401, curl.get(http(daemon) + "000fd3aabbdd.cfg").status());
            Curl.Got own = curl.get(url, "--digest", "-u", "anna:1203");
            assertEquals(200, own.status());
            assertTrue(own.setting("config_server_url").contains("anna:1203@"), own.body());
            assertEquals(
                    200,
                    curl.get(http(daemon) + "000fd3000099.cfg", "--digest", "-u", "anna:1203")
                            .status(),
                    "another phone takes the profile with its PIN, as over SIP");
        }
    }

    @Test
    void certificatesOfPhones() throws Exception {
        Certificates.authority(directory, "phones");
        client("anna", "/CN=000FD3AABBCC", "");
        client("host", "/O=Example", "subjectAltName=DNS:000fd3aabbcc.phones.example.com");
        client("other", "/CN=000FD3AABBDD", "");
        Certificates.make(directory, "stranger", "DNS:000fd3aabbcc", "5");
        WebSite site = new WebSite(directory).http("https_client_ca", "phones.crt");
        try (RealDaemon daemon = site.network("client_certificate=mac\n").start()) {
            String url = https(daemon) + CONFIG;
            assertEquals(404, tls(url).status(), "none");
            assertEquals(200, tls(url, "anna").status(), "the common name");
            assertEquals(200, tls(url, "host").status(), "an alternative name");
            assertEquals(404, tls(url, "other").status(), "another phone's");
            assertEquals(0, tls(url, "stranger").status(), "signed by nobody we know: no connection");
            assertEquals(404, curl.get(http(daemon) + CONFIG).status(), "over plain HTTP there is none");
            site.network("client_certificate=any\n").write();
            assertEquals(0, daemon.run("reload").status());
            assertEquals(200, tls(url, "other").status(), "any that the authority signed");
            assertEquals(404, tls(url).status());
            Program.Ran phone = Program.run(
                    "phone",
                    "--url",
                    https(daemon),
                    "--ca",
                    directory.resolve("server.crt").toString(),
                    "--mac",
                    "000FD3AABBCC",
                    "--certificate",
                    directory.resolve("anna.pem").toString());
            assertEquals(0, phone.status(), phone.err());
            assertTrue(phone.out().contains("sesame-1002"), phone.out());
        }
    }

    private Curl.Got tls(String url) {
        return curl.get(url, "--cacert", directory.resolve("server.crt").toString());
    }

    private Curl.Got tls(String url, String client) {
        return curl.get(
                url,
                "--cacert",
                directory.resolve("server.crt").toString(),
                "--cert",
                directory.resolve(client + ".crt").toString(),
                "--key",
                directory.resolve(client + ".key").toString());
    }

    /** A certificate of the authority, and a file with its key, for a phone that keeps both in one. */
    private void client(String name, String subject, String extension) throws Exception {
        Certificates.client(directory, "phones", name, subject, extension);
        Files.writeString(
                directory.resolve(name + ".pem"),
                Files.readString(directory.resolve(name + ".crt"))
                        + Files.readString(directory.resolve(name + ".key")));
    }

    /** What a phone fetched over HTTP is known to be current or not, over a restart too. */
    @Test
    void whatAnHttpPhoneHasIsKnown() throws Exception {
        WebSite site = new WebSite(directory).network("http_auth=digest\nhttp_user=phones\nhttp_password=sesame\n");
        try (RealDaemon daemon = site.start()) {
            assertEquals(200, fetch(daemon));
            assertTrue(upToDate(daemon, "yes"), shown(daemon));
            assertTrue(
                    daemon.run("reconfigure", "all").out().contains("1 phones: 0 asked, 0 fetched, 1 unchanged"),
                    shown(daemon));
            site.network("http_auth=digest\nhttp_user=phones\nhttp_password=sesame\nntp_server=ntp.example.com\n")
                    .write();
            assertEquals(0, daemon.run("reload").status());
            assertTrue(upToDate(daemon, "no"), shown(daemon));
            assertEquals(200, fetch(daemon));
            assertTrue(upToDate(daemon, "yes"), shown(daemon));
        }
        String sessions = Files.readString(directory.resolve("state/sessions.json"));
        assertTrue(sessions.contains("\"webHost\":\"localhost\""), sessions);
        assertFalse(sessions.contains("sesame"), sessions);
    }

    private int fetch(RealDaemon daemon) {
        return curl.get(
                        "http://localhost:" + daemon.port("http") + "/" + CONFIG,
                        "-4",
                        "--digest",
                        "-u",
                        "phones:sesame")
                .status();
    }

    private static String shown(RealDaemon daemon) {
        try {
            return daemon.run("show", "phone", "anna").out();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean upToDate(RealDaemon daemon, String word) {
        return shown(daemon).matches("(?s).*Up to date +: " + word + "\n.*");
    }

    /** Health asks the HTTP doors too; metrics count what came of requests, guesses and handshakes. */
    @Test
    void healthMetricsAndSettings() throws Exception {
        try (RealDaemon daemon = new WebSite(directory).start()) {
            assertEquals(200, curl.get(http(daemon) + CONFIG).status());
            assertEquals(404, curl.get(http(daemon) + "000fd3aabbdd.cfg").status());
            assertEquals(0, curl.get(https(daemon) + CONFIG).status(), "curl does not know the authority");
            Program.Ran health = daemon.run("show", "health");
            assertEquals(0, health.status(), health.out());
            assertTrue(health.out().matches("(?s).*\nhttp +: ok, \\d+ ms\n.*"), health.out());
            assertTrue(health.out().matches("(?s).*\nhttps +: ok, \\d+ ms\n.*"), health.out());
            Matcher listening = LISTENING.matcher(daemon.log());
            assertTrue(listening.find(), daemon.log());
            String metrics = curl.get("http://127.0.0.1:" + listening.group(1) + "/metrics")
                    .body();
            for (String line : List.of(
                    "opendpma_http_answers_seconds_count{kind=\"config\",scheme=\"http\",status=\"200\"} 1",
                    "opendpma_http_answers_seconds_count{kind=\"config\",scheme=\"http\",status=\"404\"} 1",
                    "opendpma_http_answers_seconds_count{kind=\"health\",scheme=\"https\",status=\"200\"} 1",
                    "opendpma_http_handshakes_failed_total 1.0",
                    "opendpma_http_guessing 1.0",
                    "opendpma_http_shut_out_total 0.0",
                    "opendpma_certificate_days_left{door=\"https\"} 59.0",
                    "opendpma_certificate_days_left{door=\"sip\"} 59.0")) {
                assertTrue(metrics.contains("\n" + line + "\n"), line + "\n" + metrics);
            }
            String settings = daemon.run("show", "settings").out();
            assertTrue(
                    settings.matches("(?s).*HTTPS certificate +: .*server.crt, valid until .*, 59 days left\n.*"),
                    settings);
            assertTrue(settings.matches("(?s).*https at port \\d+ \\(TLSv1.3, TLSv1.2\\)\n.*"), settings);
        }
    }
}
