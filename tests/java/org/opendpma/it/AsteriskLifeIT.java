package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk comes late, goes, and comes back changed; phones never lose what is known. */
class AsteriskLifeIT {
    private static final Duration SOON = Duration.ofSeconds(45);
    private static final String MAC = "000fd3aabbcc";
    private static final String PHONES = """
            [general]
            config_auth=mac
            [anna]
            type=phone
            mac=000fd3aabbcc
            line=1000
            [bert]
            type=phone
            mac=000fd3aabbdd
            line=typed
            [1000]
            type=line
            [typed]
            type=line
            secret=typed-secret
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void lateGoneAndBack() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            asterisk.stop();
            Path files =
                    new DaemonDirectory(directory).ami(asterisk).phones(PHONES).ready();
            try (RealDaemon daemon = RealDaemon.start(files)) {
                assertTrue(daemon.ready().startsWith("opendpma ready, without Asterisk: "), daemon.ready());
                String waiting = Asking.config(daemon, "tcp", MAC);
                assertTrue(waiting.contains("code=\"busy\"") && waiting.contains("retry_after="), waiting);
                String known = Asking.config(daemon, "tcp", "000fd3aabbdd");
                assertTrue(
                        known.contains("password=\"typed-secret\""),
                        "a line with its own secret does not wait: " + known);

                asterisk.start();
                Poll.until(
                        SOON,
                        "Asterisk is found",
                        () -> Asking.config(daemon, "tcp", MAC),
                        a -> a.contains("sesame-1000"));

                asterisk.stop();
                daemon.awaitLog(SOON, "Asterisk closed the AMI connection");
                assertTrue(Asking.config(daemon, "tcp", MAC).contains("sesame-1000"), "what was known stays known");
                String settings = daemon.run("show", "settings").out();
                assertTrue(settings.matches("(?s).*Asterisk +: not reached since .*"), settings);
                assertTrue(daemon.run("reload").out().contains("Reloaded: 2 phones."));
                assertTrue(Asking.config(daemon, "tcp", MAC).contains("sesame-1000"), "also over a reload");

                Path pjsip = asterisk.etc().resolve("pjsip.conf");
                Files.writeString(pjsip, Files.readString(pjsip).replace("sesame-1000", "open-1000"));
                asterisk.start();
                Poll.until(
                        SOON,
                        "the endpoints are read again",
                        () -> Asking.config(daemon, "tcp", MAC),
                        a -> a.contains("open-1000"));
            }
        }
    }

    @Test
    void aWrongAmiSecretIsSaidAndTriedAgain() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            Path manager = asterisk.etc().resolve("manager.conf");
            String right = Files.readString(manager);
            Files.writeString(manager, right.replace(asterisk.amiSecret(), "another"));
            asterisk.cli("manager reload");
            Path files =
                    new DaemonDirectory(directory).ami(asterisk).phones(PHONES).ready();
            try (RealDaemon daemon = RealDaemon.start(files)) {
                assertTrue(daemon.ready().contains("refuses the user " + asterisk.amiUser()), daemon.ready());
                Files.writeString(manager, right);
                asterisk.cli("manager reload");
                Poll.until(
                        SOON,
                        "it logs in after all",
                        () -> Asking.config(daemon, "tcp", MAC),
                        a -> a.contains("sesame-1000"));
            }
        }
    }
}
