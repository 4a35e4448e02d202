package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Commands from Asterisk's own CLI, from AMI, from user events, and what Prometheus and health checks get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysInIT {
    private static final Pattern PORT = Pattern.compile("admin: listening at port (\\d+)");
    private static final int MANY = 2_000;

    private final Path samples =
            Path.of(System.getProperty("opendpma.basedir", ""), "etc-asterisk").toAbsolutePath();
    private final RealAsterisk asterisk;
    private final DaemonDirectory files;
    private final RealDaemon daemon;
    private final int port;

    WaysInIT(@TempDir Path overlay, @TempDir Path directory) throws IOException, InterruptedException {
        for (String file : List.of("cli_aliases", "extconfig", "res_curl")) {
            String section = Map.of("cli_aliases", "general", "extconfig", "settings", "res_curl", "globals")
                    .get(file);
            Files.writeString(
                    overlay.resolve(file + ".conf"), "[" + section + "]\n#include \"" + file + "_opendpma.conf\"\n");
            Files.copy(samples.resolve(file + "_opendpma.conf"), overlay.resolve(file + "_opendpma.conf"));
        }
        asterisk = RealAsterisk.launch(overlay);
        files = new DaemonDirectory(directory)
                .ami(asterisk)
                .admin("listen", "127.0.0.1:0")
                .phones(phones(MANY));
        daemon = start(files.ready());
        Matcher found = PORT.matcher(daemon.log());
        assertTrue(found.find(), daemon::log);
        port = Integer.parseInt(found.group(1));
        Path extconfig = asterisk.etc().resolve("extconfig_opendpma.conf");
        Files.writeString(extconfig, Files.readString(extconfig).replace("8085", String.valueOf(port)));
        asterisk.cli("module reload extconfig");
        asterisk.cli("module reload res_config_curl.so");
    }

    private static String phones(int desks) {
        return "[general]\nconfig_auth=mac\n[home]\ntype=network\nalias=Home\ncidr=0.0.0.0/0\n"
                + "[1000]\ntype=line\n[anna]\ntype=phone\nfull_name=Anna Ek\nmac=000fd3aabbcc\nnetwork=home\nline=1000\n"
                + IntStream.range(0, desks)
                        .mapToObj(i -> "[desk-" + i + "]\ntype=phone\nmac=000fd3" + String.format("%06x", i) + "\n")
                        .collect(Collectors.joining());
    }

    /** Nobody closes what a constructor leaves behind. */
    private RealDaemon start(Path files) throws InterruptedException {
        try {
            return RealDaemon.start(files);
        } catch (AssertionError e) {
            asterisk.close();
            throw e;
        }
    }

    @AfterAll
    void stop() {
        daemon.close();
        asterisk.close();
    }

    @Test
    void asterisksOwnCliSaysItAll() {
        String phones = asterisk.cli("digium_phones show phones");
        List<String> lines = phones.lines().map(String::stripTrailing).toList();
        int first = lines.indexOf("---- Digium Phones ----");
        assertEquals(3, first, () -> phones.substring(0, 300));
        assertEquals("anna", lines.get(first + 1));
        assertEquals("desk-" + (MANY - 1), lines.get(first + 1 + MANY));
        assertEquals("---- " + (MANY + 1) + " Phones Found ----", lines.get(first + 2 + MANY));
        assertTrue(asterisk.cli("digium_phones show phone anna").contains("Anna Ek"));
        assertTrue(asterisk.cli("digium_phones").contains("show phones"));
        assertTrue(asterisk.cli("digium_phones show phone nobody").contains("not found"));
        assertTrue(asterisk.cli("digium_phones reconfigure all").contains("Reconfigure has begun for 0 phones"));
    }

    @Test
    void amiCommandSaysTheSame() throws IOException {
        try (RawAmi ami = asterisk.ami()) {
            List<String> answer = ami.action("Command", "Command: digium_phones show version");
            assertEquals("Response: Success", answer.get(0));
            Pattern version = Pattern.compile("Version [0-9.]+_([0-9.]+)");
            assertTrue(answer.stream().anyMatch(l -> version.matcher(l).find()), answer::toString);
            assertTrue(ami.action("Command", "Command: digium_phones license status").stream()
                    .anyMatch(l -> l.contains("OK, Valid")));
        }
    }

    @Test
    void aUserEventIsAnsweredByEvents() throws IOException {
        try (RawAmi ami = asterisk.ami()) {
            ami.action("Events", "EventMask: user");
            ami.action("UserEvent", "UserEvent: OpenDPMACommand", "ID: 4711", "Command: show phones");
            int names = 0;
            for (int part = 1, parts = 1; part <= parts; part++) {
                List<String> event = result(ami);
                assertTrue(event.containsAll(List.of("ID: 4711", "Status: 0", "Part: " + part)), event::toString);
                parts = Integer.parseInt(value(event, "Parts"));
                names += (int) event.stream()
                        .filter(l -> l.startsWith("Output: desk-") || l.equals("Output: anna"))
                        .count();
            }
            assertEquals(MANY + 1, names);
        }
    }

    private static List<String> result(RawAmi ami) throws IOException {
        while (true) {
            List<String> message = ami.message().stream().map(RawAmi::text).toList();
            if (message.contains("UserEvent: OpenDPMAResult")) {
                return message;
            }
        }
    }

    private static String value(List<String> event, String name) {
        return event.stream()
                .filter(l -> l.startsWith(name + ": "))
                .map(l -> l.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    /** Of a site with one phone, for the script asks for every single one. */
    @Test
    void autosupportCollectsEverySection(@TempDir Path home) throws IOException, InterruptedException {
        try {
            files.phones(phones(0));
            assertEquals(0, daemon.run("reload").status());
            String collected = autosupport(home);
            for (String type :
                    List.of("alerts", "applications", "firmwares", "lines", "networks", "phones", "translations")) {
                assertTrue(collected.contains("DIGIUM PHONE: " + type), type);
            }
            assertTrue(collected.contains("Full name                       : Anna Ek"), collected::toString);
            assertTrue(collected.contains("Cidr                            : 0.0.0.0/0"), collected::toString);
            assertTrue(collected.contains("Extension                       : 1000"), collected::toString);
        } finally {
            files.phones(phones(MANY));
            daemon.run("reload");
        }
    }

    /** What Asterisk's own script for its vendor's support collects; it is made to believe that we are root. */
    private String autosupport(Path home) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path asteriskRx = bin.resolve("asterisk");
        Files.writeString(
                asteriskRx,
                "#!/bin/sh\nexec \"" + samples.resolveSibling("tests/asterisk/testbed") + "\" --run \""
                        + asterisk.etc().getParent() + "\" cli \"$2\"\n");
        assertTrue(asteriskRx.toFile().setExecutable(true));
        Path script = home.resolve("autosupport");
        Files.writeString(
                script,
                Files.readString(script())
                        .replaceFirst("(?m)^PATH=.*$", Matcher.quoteReplacement("PATH=" + bin + ":$PATH"))
                        .replaceFirst("(?m)^MYUID=.*$", "MYUID=0"));
        Commands.Outcome ran =
                Commands.run(List.of("sh", "-c", "sh " + script + " -n </dev/null"), Map.of("HOME", home.toString()));
        try (Stream<Path> found = Files.list(home)) {
            Path file = found.filter(f -> f.getFileName().toString().endsWith("digiuminfo.txt"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(ran.output()));
            return Files.readString(file);
        }
    }

    private static Path script() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(
                System.getenv().getOrDefault("OPENDPMA_ASTERISK_CACHE", cache + "/opendpma-asterisk"),
                "root/usr/sbin/autosupport");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void healthAsksEveryDoor() throws IOException, InterruptedException {
        HttpResponse<String> health = get("/health");
        assertEquals(200, health.statusCode(), health::body);
        for (String door : List.of("sip udp", "sip tcp", "sip tls")) {
            assertTrue(health.body().contains("\"" + door + "\" : \"ok, "), health::body);
        }
        assertEquals(0, daemon.run("show", "health").status());
        assertFalse(daemon.run("show", "sessions").out().contains("MAC:"));
    }

    @Test
    void metricsTellWhatHappened() throws IOException, InterruptedException {
        Asking.config(daemon, "tcp", "000fd3aabbcc");
        String metrics = get("/metrics").body();
        assertTrue(metrics.contains("opendpma_phones " + (MANY + 1) + ".0"), metrics);
        assertTrue(metrics.contains("opendpma_asterisk_up 1.0"), metrics);
        assertTrue(
                metrics.contains(
                        "opendpma_answers_seconds_count{method=\"opendpma.phone.getConfig\",outcome=\"answered\",transport=\"tcp\"}"),
                metrics);
    }

    @Test
    void theDashboardAsksForWhatIsThere() throws IOException, InterruptedException {
        Asking.config(daemon, "tcp", "000fd3aabbcc");
        assertEquals(0, daemon.run("reconfigure", "all").status());
        String metrics = get("/metrics").body();
        String dashboard = Files.readString(samples.resolveSibling("docs/grafana-dashboard.json"));
        Matcher name = Pattern.compile("\\b(?:opendpma|jvm)_\\w+").matcher(dashboard);
        int names = 0;
        while (name.find()) {
            names++;
            assertTrue(metrics.contains("\n" + name.group()), name.group());
        }
        assertTrue(names > 10, dashboard);
    }

    @Test
    void aPageInABrowserRunsNothing() throws IOException, InterruptedException {
        assertEquals(403, get("/metrics", "Origin", "http://evil.example").statusCode());
        assertEquals(403, get("/metrics", "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(404, get("/cli/single").statusCode());
        String rebound = Commands.run(
                        List.of(
                                "curl",
                                "-s",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{http_code}",
                                "-H",
                                "Host: evil.example",
                                "http://127.0.0.1:" + port + "/metrics"),
                        Map.of())
                .orFail();
        assertEquals("403", rebound);
    }
}
