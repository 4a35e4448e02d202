package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.sip.Phone;
import org.opendpma.sip.Wire;

/** No password and no PIN in any log at any level, nor in what commands print, nor in the state. */
class SecretsIT {
    private static final List<String> SECRETS = List.of(
            "sesame-1000",
            "typed-secret-77",
            "opendpma-secret",
            "84719",
            "55512",
            "90913",
            "66017",
            "broken-secret",
            "guess-1");
    private static final String PHONES = """
            [general]
            userlist_auth=globalpin
            globalpin=55512
            config_auth=pin
            [anna]
            type=phone
            pin=84719
            group_pin=66017
            login_password=90913
            line=1000
            line=typed
            [1000]
            type=line
            [typed]
            type=line
            secret=typed-secret-77
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void nothingTellsThem() throws Exception {
        var told = new StringBuilder();
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            var files = new DaemonDirectory(directory).ami(asterisk).phones(PHONES);
            try (RealDaemon daemon = RealDaemon.start(files.ready(), "--verbose")) {
                for (String transport : List.of("udp", "tcp", "tls")) {
                    askEverything(daemon, transport);
                }
                asterisk.cli("module reload res_pjsip.so");
                files.phones(PHONES.replace("pin=84719", "pin=broken-secret")
                        .replace("secret=typed", "secret=\t\u0007typed"));
                told.append(reload(daemon, 78));
                files.phones(PHONES.replace("secret=typed-secret-77", "secret typed-secret-77")
                        .replace("pin=84719", "pim=84719"));
                told.append(reload(daemon, 0));
                for (String what : List.of("settings", "phones", "sessions", "version")) {
                    told.append(daemon.run("show", what).out());
                }
                Program.Ran check = daemon.run("check");
                told.append(check.out()).append(check.err());
                asterisk.stop();
                daemon.awaitLog(Duration.ofSeconds(20), "Asterisk closed the AMI connection");
                told.append(daemon.log());
            }
        }
        told.append(Files.readString(directory.resolve("state/sessions.json")));
        assertTrue(told.toString().contains("opendpma refused: "), "the attempts were logged at all");
        for (String secret : SECRETS) {
            assertFalse(told.toString().contains(secret), () -> secret + " is in:\n" + told);
        }
    }

    private static String reload(RealDaemon daemon, int status) throws InterruptedException {
        Program.Ran ran = daemon.run("reload");
        assertEquals(status, ran.status(), ran.err());
        return ran.out() + ran.err();
    }

    private static void askEverything(RealDaemon daemon, String transport) throws IOException {
        String config =
                Asking.ask(daemon, transport, body("opendpma.phone.getConfig", "<user>anna</user><pin>84719</pin>"));
        assertTrue(
                config.contains("sesame-1000") && config.contains("typed-secret-77") && config.contains("90913"),
                config);
        String list = Asking.ask(daemon, transport, body("opendpma.users.getList", "<pin>55512</pin>"));
        assertTrue(list.contains("full_name=\"anna\""), list);
        assertFalse(list.contains("84719"), list);
        Asking.ask(daemon, transport, body("opendpma.phone.getConfig", "<user>anna</user><pin>guess-1</pin>"));
        Asking.ask(daemon, transport, body("opendpma.phone.getConfig", "<user>guess-1\n84719</user><pin>1</pin>"));
        Asking.ask(daemon, transport, body("opendpma.no.such", "<pin>84719</pin>"));
        try (Wire wire = Asking.open(daemon, transport)) {
            wire.send(Phone.message(wire, transport.toUpperCase(Locale.ROOT), "<request><pin>84719</pin>"));
            wire.expect(5_000);
        }
    }

    private static String body(String method, String parameters) {
        return "<request method=\"" + method + "\" id=\"1\"><parameters><mac>000fd3aabbcc</mac><model>D65</model>"
                + parameters + "</parameters></request>";
    }
}
