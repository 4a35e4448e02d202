package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.site.Md5;

/** What a configuration names, fetched as a phone fetches it: by the URL that stands there, with the checksum that stands there. */
class HttpFilesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String EFF = "2_9_20_D65_firmware.eff";

    @TempDir
    private Path directory = Path.of("");

    private DaemonDirectory files = new DaemonDirectory(Path.of(""));
    private Curl curl = new Curl(Path.of(""));

    @BeforeEach
    void layOut() throws IOException {
        curl = new Curl(directory);
        Files.createDirectories(directory.resolve("files"));
        Files.createDirectories(directory.resolve("firmware"));
        files = new DaemonDirectory(directory)
                .files(pjsip("Anna Ek", "Bert Ek"))
                .http("http", "127.0.0.1:0")
                .http("firmware_directory", "firmware");
    }

    private static String pjsip(String... names) {
        var text = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            String line = Integer.toString(1_001 + i);
            text.append(
                    "[LINE]\ntype=endpoint\nauth=LINE\naors=LINE\ncallerid=NAME <LINE>\n[LINE]\ntype=auth\nusername=LINE\n"
                            .replace("LINE", line)
                            .replace("NAME", names[i]));
            text.append("password=sesame\n[LINE]\ntype=aor\nmax_contacts=1\n".replace("LINE", line));
        }
        return text.toString();
    }

    private RealDaemon daemon(String general, String network, String phone) throws InterruptedException {
        files.phones("""
                [bell]
                type=ringtone
                filename=bell.raw
                [bert]
                type=phone
                line=1002
                [1001]
                type=line
                [1002]
                type=line
                [general]
                config_auth=mac
                file_directory=%s
                %s
                [lan]
                type=network
                %s
                [anna]
                type=phone
                line=1001
                network=lan
                mac=000FD3AABBCC
                pin=1203
                %s
                """.formatted(directory.resolve("files"), general, network, phone));
        return RealDaemon.start(files.ready());
    }

    /** What an element of the configuration names. */
    private record Link(String url, String md5) {
        static Link of(Curl.Got config, String element) {
            Matcher m = Pattern.compile("<" + element + "[^>]* url=\"([^\"]+)\" md5=\"([0-9a-f]{32})\"")
                    .matcher(config.body());
            assertTrue(m.find(), element + " in " + config.body());
            return new Link(m.group(1), m.group(2));
        }
    }

    private static String base(RealDaemon daemon) {
        return "http://127.0.0.1:" + daemon.port("http") + "/";
    }

    @Test
    void aChangedRingtoneIsFetchedAgain() throws Exception {
        Path bell = Files.writeString(directory.resolve("files/bell.raw"), "ding".repeat(100));
        try (RealDaemon daemon = daemon("", "", "ringtone=bell")) {
            String config = base(daemon) + "000fd3aabbcc.cfg";
            Link first = Link.of(curl.get(config), "tone");
            assertEquals(base(daemon) + "files/bell.raw", first.url());
            Curl.Got tone = curl.get(first.url());
            assertEquals(first.md5(), Md5.of(tone.body()));
            assertEquals("ngding", curl.get(first.url(), "-r", "2-7").body());
            assertEquals("bytes 396-399/400", curl.get(first.url(), "-r", "-4").header("content-range"));
            Files.writeString(bell, "dong".repeat(100));
            Link second = Poll.until(
                    SOON,
                    "the configuration names the new tone",
                    () -> Link.of(curl.get(config), "tone"),
                    l -> !l.md5().equals(first.md5()));
            Curl.Got fresh = curl.get(second.url(), "-H", "If-None-Match: " + tone.header("etag"));
            assertEquals(200, fresh.status());
            assertEquals(second.md5(), Md5.of(fresh.body()));
        }
    }

    /** Behind the login of the configuration, which stands in the URL. */
    @Test
    void contactsThatAreMadeAreFetchedLikeFiles() throws Exception {
        try (RealDaemon daemon = daemon("contacts=auto", "http_auth=digest", "")) {
            String config = base(daemon).replace("//", "//anna:1203@") + "000fd3aabbcc.cfg";
            Curl.Got got = curl.get(config, "--digest");
            Link book = Link.of(got, "contacts id=\"internal\"");
            Link sheet = Link.of(got, "blf_items");
            assertEquals(config.replace(".cfg", "-contacts.xml"), book.url());
            assertEquals(config.replace(".cfg", "-blf-D65.xml"), sheet.url());
            Curl.Got contacts = curl.get(book.url(), "--digest");
            assertEquals(book.md5(), Md5.of(contacts.body()));
            assertEquals('"' + book.md5() + '"', contacts.header("etag"));
            assertTrue(contacts.body().contains("first_name=\"Bert\" last_name=\"Ek\""), contacts.body());
            assertEquals("<?xml", curl.get(book.url(), "--digest", "-r", "0-4").body());
            Curl.Got items = curl.get(sheet.url(), "--digest", "-A", "curl");
            assertEquals(sheet.md5(), Md5.of(items.body()), "of the model that asked for the configuration");
            assertTrue(items.body().contains("contact_id=\"1002\""), items.body());

            for (String path :
                    List.of("000fd3aabbcc-contacts.xml", "000fd3aabbcc-blf-D65.xml", "000fd3aabbdd-contacts.xml")) {
                assertEquals(401, curl.get(base(daemon) + path).status(), path);
                assertEquals(
                        401,
                        curl.get(base(daemon) + path, "--digest", "-u", "anna:1204")
                                .status(),
                        path);
            }
            files.files(pjsip("Anna Ek", "Bertil Ek"));
            assertEquals(0, daemon.run("reload").status());
            Link changed = Link.of(curl.get(config, "--digest"), "contacts id=\"internal\"");
            assertNotEquals(book.md5(), changed.md5());
            assertEquals(
                    changed.md5(), Md5.of(curl.get(changed.url(), "--digest").body()));
        }
    }

    /** The MAC address opens what it opens for the configuration, and without contacts=auto there is nothing. */
    @Test
    void nothingIsMadeUnlessItIsWanted() throws Exception {
        try (RealDaemon daemon = daemon("", "", "")) {
            assertEquals(
                    404, curl.get(base(daemon) + "000fd3aabbcc-contacts.xml").status());
            assertEquals(404, curl.get(base(daemon) + "000fd3aabbcc-blf.xml").status());
            assertEquals(200, curl.get(base(daemon) + "000fd3aabbcc.cfg").status());
        }
    }

    @Test
    void firmwareByTheHour() throws Exception {
        Files.writeString(directory.resolve("firmware").resolve(EFF), "newest");
        files.http("firmware_rate", "1");
        try (RealDaemon daemon = daemon("", "", "")) {
            String config = base(daemon) + "000fd3aabbcc.cfg";
            assertFalse(curl.get(config).body().contains(EFF));
            assertFalse(curl.get(base(daemon) + "000000000000.cfg").body().contains(EFF));
            String why = daemon.run("explain", "anna").out();
            assertTrue(why.contains("firmware_rate lets this phone have it from"), why);
            files.http("firmware_rate", "1000000").ready();
            assertEquals(0, daemon.run("reload").status());
            Poll.until(SOON, "the firmware is offered", () -> curl.get(config).body(), b -> b.contains(EFF));
        }
    }

    /** So many at a time; the next one is told when to come back, and is let in when a place is free. */
    @Test
    void aDownloadTooMany() throws Exception {
        try (var large =
                new RandomAccessFile(directory.resolve("firmware").resolve(EFF).toFile(), "rw")) {
            large.setLength(64L * 1024 * 1024);
        }
        files.http("firmware_downloads", "1");
        try (RealDaemon daemon = daemon("", "", "")) {
            String url = base(daemon) + "firmware/" + EFF;
            Path got = directory.resolve("got.eff");
            Process slow = new ProcessBuilder("curl", "-sS", "--limit-rate", "100k", "-o", got.toString(), url).start();
            try {
                Poll.until(SOON, "one downloads", () -> got.toFile().length(), l -> l > 0);
                Curl.Got refused = curl.get(url, "-r", "0-9");
                assertEquals(503, refused.status());
                assertEquals("60", refused.header("retry-after"));
                assertEquals(
                        200, curl.get(base(daemon) + "000fd3aabbcc.cfg").status(), "configurations are not held up");
            } finally {
                slow.destroyForcibly().waitFor();
            }
            Poll.until(SOON, "a free place", () -> curl.get(url, "-r", "0-9").status(), s -> s == 206);
        }
    }
}
