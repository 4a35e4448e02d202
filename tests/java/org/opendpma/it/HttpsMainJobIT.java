package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job over HTTPS: a phone that was told a URL by DHCP is sent on to the HTTPS door, fetches its configuration with
 * a digest login, registers with a real Asterisk over TLS, and fetches again when it is told to.
 */
class HttpsMainJobIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MAC = "000FD3AABBCC";

    @TempDir
    private Path directory = Path.of("");

    private static String phones(RealAsterisk asterisk, String more) {
        return """
                [general]
                config_auth=mac
                http_auth=digest
                http_user=phones
                http_password=p@ss:word

                [office]
                type=network
                cidr=127.0.0.0/8
                require_https=yes
                registration_address=127.0.0.1
                registration_port=%d
                transport=tls
                %s
                [anna]
                type=phone
                full_name=Anna Ek
                mac=%s
                pin=1203
                network=office
                line=1002

                [1002]
                type=line
                media_encryption=sdes
                """.formatted(asterisk.tlsPort(), more, MAC);
    }

    @Test
    void aPhoneFetchesRegistersAndFetchesAgain() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            DaemonDirectory files = new DaemonDirectory(directory)
                    .ami(asterisk)
                    .http("http", "127.0.0.1:0")
                    .http("https", "127.0.0.1:0")
                    .phones(phones(asterisk, ""));
            try (RealDaemon daemon = RealDaemon.start(files.ready())) {
                Path printed = directory.resolve("phone.out");
                Process phone = Program.background(
                        printed,
                        "phone",
                        "--url",
                        "http://127.0.0.1:" + daemon.port("http") + "/",
                        "--user",
                        "anna",
                        "--pin=1203",
                        "--ca",
                        MainJobIT.authorities(directory, asterisk).toString(),
                        "--mac",
                        MAC,
                        "--register",
                        "--stay");
                try {
                    Poll.until(
                            SOON,
                            "the phone is registered",
                            () -> MainJobIT.read(printed),
                            t -> t.contains("registered 1002"));
                    String contacts = asterisk.cli("pjsip show contacts");
                    assertTrue(contacts.contains("1002/sip:1002@127.0.0.1"), contacts);
                    fetched(daemon, MainJobIT.read(printed));
                    pushed(daemon, files, asterisk, printed);
                } finally {
                    Commands.end(phone);
                }
                wrongLogins(daemon, MainJobIT.authorities(directory, asterisk));
            }
        }
    }

    private static void fetched(RealDaemon daemon, String printed) throws InterruptedException {
        String https = "https://127.0.0.1:" + daemon.port("https");
        assertTrue(printed.contains("sent on to " + https + "\n"), printed);
        assertTrue(printed.contains("password=\"sesame-1002\""), printed);
        assertTrue(printed.contains("transport=\"tls\" media_encryption=\"sdes\""), printed);
        String sessions = daemon.run("show", "sessions").out();
        assertTrue(sessions.matches("(?s).*anna +https:127.0.0.1: D65 2_9_19 since .* MAC:000fd3aabbcc\n.*"), sessions);
        assertTrue(isUpToDate(daemon, "yes"), "after the fetch");
    }

    /** A changed configuration reaches a phone without a connection to us by NOTIFY through Asterisk, where it registers. */
    private static void pushed(RealDaemon daemon, DaemonDirectory files, RealAsterisk asterisk, Path printed)
            throws Exception {
        files.phones(phones(asterisk, "ntp_server=ntp.example.com\n"));
        assertEquals(0, daemon.run("reload").status());
        assertTrue(isUpToDate(daemon, "no"), "after the change");
        Program.Ran told = daemon.run("reconfigure", "phone", "anna");
        assertTrue(told.out().contains("1 asked, 1 fetched"), told.out() + told.err() + MainJobIT.read(printed));
        Poll.until(
                SOON, "the phone has what is new", () -> MainJobIT.read(printed), t -> t.contains("ntp.example.com"));
        assertTrue(isUpToDate(daemon, "yes"), "after the push");
    }

    private static boolean isUpToDate(RealDaemon daemon, String word) throws InterruptedException {
        return daemon.run("show", "phone", "anna").out().matches("(?s).*Up to date +: " + word + "\n.*");
    }

    /** In words, and without a configuration. */
    private static void wrongLogins(RealDaemon daemon, Path authorities) throws InterruptedException {
        String https = "https://127.0.0.1:" + daemon.port("https") + "/";
        Program.Ran wrong = phone(https, authorities, "--user", "anna", "--pin=1204");
        assertEquals(1, wrong.status());
        assertTrue(wrong.err().contains("answers 401 (wrong login, or no profile"), wrong.err());
        assertEquals("", wrong.out());
        Program.Ran shared = phone(https.replace("//", "//phones:p%40ss%3Aword@"), authorities);
        assertEquals(0, shared.status(), shared.err());
        Program.Ran untrusted = Program.run("phone", "--url", https, "--mac", MAC);
        assertEquals(1, untrusted.status());
        assertTrue(untrusted.err().contains("certif") || untrusted.err().contains("PKIX"), untrusted.err());
    }

    private static Program.Ran phone(String url, Path authorities, String... more) throws InterruptedException {
        var words = new ArrayList<>(List.of("phone", "--url", url, "--ca", authorities.toString(), "--mac", MAC));
        words.addAll(List.of(more));
        return Program.run(List.of(), words);
    }
}
