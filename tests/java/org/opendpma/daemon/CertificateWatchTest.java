package org.opendpma.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.config.DaemonConfig;
import org.opendpma.exchange.Logged;
import org.opendpma.sip.ManualClock;
import org.opendpma.site.OpenSsl;
import org.opendpma.site.Policy;
import org.opendpma.site.Site;

/** A daemon that runs for a year says each day that its certificate ends, and only then. */
class CertificateWatchTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void onceADayInTheLastThirty() throws Exception {
        Policy policy = policy();
        Site site = given("[general]").policy(policy).site();
        Instant end = policy.tls().orElseThrow().chain().own().getNotAfter().toInstant();
        Instant midnight = end.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(31));
        var clock = new ManualClock();
        clock.advance(Duration.between(clock.instant(), midnight));
        try (Logged log = new Logged(CertificateWatch.class.getName())) {
            var watch = new CertificateWatch(() -> site, clock);
            hours(watch, clock, 47);
            assertEquals(List.of(), log.lines());
            hours(watch, clock, 1 + 23);
            assertEquals(1, log.lines().size(), log.lines().toString());
            assertEquals(
                    true, log.lines().get(0).contains("expires on"), log.lines().toString());
            hours(watch, clock, 24 * 29);
            assertEquals(30, log.lines().size(), log.lines().toString());
            hours(watch, clock, 24);
            assertEquals(
                    true,
                    log.lines().get(30).contains("expired on"),
                    log.lines().toString());
        }
    }

    private static void hours(CertificateWatch watch, ManualClock clock, int hours) {
        for (int i = 0; i < hours; i++) {
            clock.advance(Duration.ofHours(1));
            watch.run();
        }
    }

    private Policy policy() throws Exception {
        var openSsl = new OpenSsl(directory);
        Path certificate = openSsl.certificate("door.crt", openSsl.ecKey("key.pem"), "pbx.example.com");
        Path file = Files.writeString(
                directory.resolve("opendpma.conf"),
                "[asterisk]\nsource=files\n[sip]\ncertificate=" + certificate + "\nkey=key.pem\n");
        return DaemonConfig.load(file).result().orElseThrow().policy();
    }
}
