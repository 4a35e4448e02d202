package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP door of the daemon as it is shipped, asked by curl with a phone's own headers. */
class HttpIT {
    private static final String KEY = "q8Zt0LwXv3kR5mNp";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    private Curl curl = new Curl(Path.of(""));

    @BeforeEach
    void files() {
        curl = new Curl(directory);
    }

    private RealDaemon daemon(String network) throws IOException, InterruptedException {
        boolean firmware = Files.exists(directory.resolve("firmware"));
        return new WebSite(directory)
                .network("ntp_server=ntp.example.com\n" + network)
                .http("firmware_directory", firmware ? "firmware" : "")
                .daemon("ca", firmware ? "server.crt" : "")
                .start();
    }

    /** Out of the box: its own name, in capitals, then the zeros; then the URL that it was told, with digest. */
    @Test
    void theWholeBoot() throws Exception {
        try (RealDaemon daemon = daemon("http_auth=digest\nhttp_user=phones\nhttp_password=p@ss:word\n")) {
            String http = "http://127.0.0.1:" + daemon.port("http") + "/";
            assertEquals(401, curl.get(http + "000fd3aabbcc.cfg").status());
            assertEquals(401, curl.get(http + "000FD3AABBDD.cfg").status(), "an unknown phone sees the same");
            Curl.Got zeros = curl.get(http + "000000000000.cfg", "--digest", "-u", "phones:p@ss:word");
            assertEquals(200, zeros.status());
            String url = zeros.setting("config_server_url");
            assertEquals("http://phones:p%40ss%3Aword@127.0.0.1:" + daemon.port("http") + "/", url);
            assertEquals("ntp.example.com", zeros.setting("ntp_server"));
            Curl.Got config = curl.get(url + "000fd3aabbcc.cfg", "--digest");
            assertEquals(200, config.status());
            assertTrue(config.body().contains("password=\"sesame-1002\""), config.body());
            assertEquals("application/xml", config.header("content-type"));
            assertEquals("no-store", config.header("cache-control"));
            assertEquals(304, again(url, config.header("etag")).status());
            Curl.Got zipped = curl.get(url + "000FD3AABBCC.cfg", "--digest", "--compressed");
            assertEquals("gzip", zipped.header("content-encoding"));
            assertEquals(config.body(), zipped.body());
            assertEquals(304, again(url, zipped.header("etag")).status());
            assertEquals(
                    "<?xml",
                    curl.get(url + "000fd3aabbcc.cfg", "--digest", "-r", "0-4").body());
            Curl.Got head = curl.get(url + "000fd3aabbcc.cfg", "--digest", "-I");
            assertEquals(config.header("content-length"), head.header("content-length"));
            assertEquals(
                    401,
                    curl.get(http + "000fd3aabbcc.cfg", "--digest", "-u", "anna:1204")
                            .status());
            assertEquals(
                    200,
                    curl.get(http + "000fd3aabbcc.cfg", "--digest", "-u", "anna:1203")
                            .status());
            assertEquals(
                    401, curl.get(http + "000fd3aabbcc.cfg", "-u", "anna:1203").status(), "not in clear");
            String sessions = daemon.run("show", "sessions").out();
            assertTrue(sessions.matches("(?s).*anna +http:127.0.0.1: D65 2_9_19 .*MAC:000fd3aabbcc.*"), sessions);
            assertTrue(
                    daemon.log().contains("opendpma refused: address=127.0.0.1 what=000fd3aabbcc why=\"wrong login\""));
            assertFalse(daemon.log().contains("p@ss:word") || daemon.log().contains("sesame-1002"));
        }
    }

    private Curl.Got again(String url, String tag) {
        return curl.get(url + "000fd3aabbcc.cfg", "--digest", "-H", "If-None-Match: " + tag);
    }

    @Test
    void filesWithTheirParts() throws Exception {
        try (RealDaemon daemon = daemon("http_auth=key\nhttp_key=" + KEY + "\n")) {
            String base = "http://127.0.0.1:" + daemon.port("http") + "/";
            assertEquals(404, curl.get(base + "files/staff.xml").status(), "without the key");
            assertEquals(404, curl.get(base + "000fd3aabbcc.cfg").status());
            assertEquals(
                    404, curl.get(base + "0123456789abcdef/000fd3aabbcc.cfg").status());
            Curl.Got config = curl.get(base + KEY + "/000fd3aabbcc.cfg");
            assertEquals(base + KEY + "/", config.setting("config_server_url"));
            Curl.Got file = curl.get(base + KEY + "/files/staff.xml");
            assertEquals("<phonebooks/>", file.body());
            assertEquals("\"" + MD5 + "\"", file.header("etag"), "the checksum that phones compare");
            assertEquals(
                    "book",
                    curl.get(base + KEY + "/files/staff.xml", "-r", "6-9").body());
            assertEquals(
                    416, curl.get(base + KEY + "/files/staff.xml", "-r", "500-").status());
            assertEquals(404, curl.get(base + KEY + "/files/none.xml").status());
            assertEquals(
                    405,
                    curl.get(base + KEY + "/000fd3aabbcc.cfg", "-X", "POST", "-d", "x")
                            .status());
        }
    }

    private static final String MD5 = "f204143a36c731c4cd2861edeb0ae814";

    /** Over plain HTTP every name leads to HTTPS, known or not; with a new certificate nobody is dropped. */
    @Test
    void redirectToHttpsAndAnotherCertificate() throws Exception {
        try (RealDaemon daemon = daemon("require_https=yes\n")) {
            String http = "http://127.0.0.1:" + daemon.port("http") + "/";
            String https = "https://127.0.0.1:" + daemon.port("https") + "/";
            Curl.Got way = curl.get(http + "000fd3aabbcc.cfg");
            assertEquals(https, way.setting("config_server_url"));
            assertFalse(way.body().contains("sesame"), way.body());
            assertEquals(way.body(), curl.get(http + "000fd3aabbdd.cfg").body(), "a phone that is not known");
            assertEquals(404, curl.get(http + "files/staff.xml").status());
            Path before = Files.copy(directory.resolve("server.crt"), directory.resolve("before.crt"));
            assertEquals(
                    200,
                    curl.get(https + "000fd3aabbcc.cfg", "--cacert", before.toString())
                            .status());
            Certificates.make(directory, "server", "IP:127.0.0.1");
            assertEquals(0, daemon.run("reload").status());
            Poll.until(
                    SOON,
                    "the door shows its new certificate",
                    () -> curl.get(
                                    https + "000fd3aabbcc.cfg",
                                    "--cacert",
                                    directory.resolve("server.crt").toString())
                            .status(),
                    s -> s == 200);
            String sessions = daemon.run("show", "sessions").out();
            assertTrue(sessions.contains("https:127.0.0.1"), sessions);
        }
    }

    /** The newest of the phone's model, from the directory; the file has the checksum that the phone is told nowhere else. */
    @Test
    void firmwareAndThePrivateAuthority() throws Exception {
        Path firmware = Files.createDirectories(directory.resolve("firmware"));
        Files.writeString(firmware.resolve("2_9_19_D65_firmware.eff"), "older");
        Files.writeString(firmware.resolve("2_9_20_D65_firmware.eff"), "newest");
        Files.writeString(firmware.resolve("4_9_2_P325_firmware.eff"), "another model's");
        Files.writeString(firmware.resolve("notes.txt"), "not for phones");
        try (RealDaemon daemon = daemon("")) {
            String base = "http://127.0.0.1:" + daemon.port("http") + "/";
            Curl.Got config = curl.get(base + "000fd3aabbcc.cfg");
            String url = base + "firmware/2_9_20_D65_firmware.eff";
            assertTrue(
                    config.body().contains("<firmware model=\"D65\" version=\"2_9_20\" url=\"" + url + "\"/>"),
                    config.body());
            assertFalse(config.body().contains("2_9_19") || config.body().contains("P325"), config.body());
            assertTrue(config.body().contains("<cert id=\"1\""), config.body());
            assertEquals("newest", curl.get(url).body());
            assertEquals(404, curl.get(base + "firmware/notes.txt").status());
            assertTrue(curl.get(base + "000000000000.cfg").body().contains("P325"));
            Program.Ran list = daemon.run("firmware", "list");
            assertTrue(list.out().matches("(?s).*D65 +2_9_20 +offered.*"), list.out());
        }
    }

    /** Ten wrong names are free, then it is slow, and a neighbour notices nothing. */
    @Test
    void aGuesserIsSlowedDown() throws Exception {
        try (RealDaemon daemon = daemon("")) {
            String base = "http://127.0.0.1:" + daemon.port("http") + "/";
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                seen.add(curl.get(base + String.format("0000000001%02x.cfg", i)).status());
            }
            assertEquals(404, seen.get(0));
            assertTrue(seen.contains(429), seen.toString());
            assertEquals(
                    200,
                    curl.get(base + "000fd3aabbcc.cfg", "--interface", "127.0.0.2")
                            .status());
        }
    }
}
