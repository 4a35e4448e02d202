package org.opendpma.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendpma.sip.ManualClock;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.MacAddress;

/** No phone and no stranger can fill the log. */
class LogLimitsTest {
    private static final String GIVEN = "phone anna: configuration given to 000fd3aabbcc (D65) at 192.0.2.77 over tls";

    private final ManualClock clock = new ManualClock();

    @Test
    void aConfigurationGivenIsOneLineAMinuteAndPhone() {
        var given = new GivenLog(clock);
        try (var logged = new Logged(GivenLog.class.getName())) {
            for (int i = 0; i < 1_000; i++) {
                given.given("anna", session("anna"));
            }
            given.given("bob", session("bob"));
            assertEquals(2, logged.lines().size());
            clock.advance(Duration.ofSeconds(59));
            given.given("anna", session("anna"));
            assertEquals(2, logged.lines().size());
            clock.advance(Duration.ofSeconds(1));
            given.given("anna", session("anna"));
            clock.advance(Duration.ofMinutes(1));
            given.given("anna", session("anna"));
            assertEquals(
                    List.of(GIVEN, GIVEN + ", and 1000 times since the last line like this", GIVEN),
                    logged.lines().stream()
                            .filter(l -> l.startsWith("phone anna"))
                            .toList());
        }
    }

    @Test
    void allAddressesTogetherHaveAThousandRefusalsAMinute() {
        var refusals = new RefusalLog(clock);
        try (var logged = new Logged("opendpma.refused")) {
            for (int i = 0; i < 5_000; i++) {
                refusals.refused(ip("10.0." + i / 250 + "." + i % 250), "anna", "wrong PIN");
            }
            assertEquals(1_000, logged.lines().size());
            clock.advance(Duration.ofMinutes(1));
            refusals.refused(ip("192.0.2.7"), "anna", "wrong PIN");
            assertEquals(
                    "opendpma refused: and 4000 more attempts from many addresses",
                    logged.lines().get(1_000));
            assertEquals(1_002, logged.lines().size());
        }
    }

    @Test
    void anAddressHasTenRefusalsAMinute() {
        var refusals = new RefusalLog(clock);
        try (var logged = new Logged("opendpma.refused")) {
            for (int i = 0; i < 1_000; i++) {
                refusals.refused(ip("192.0.2.7"), "anna", "wrong PIN");
            }
            assertEquals(10, logged.lines().size());
            refusals.refused(ip("192.0.2.8"), "anna", "wrong PIN");
            assertEquals(11, logged.lines().size());
            clock.advance(Duration.ofMinutes(1));
            refusals.refused(ip("192.0.2.7"), "anna", "wrong PIN");
            assertEquals(12, logged.lines().size());
        }
    }

    @Test
    void aRefusalIsOneLineWhateverWasAskedFor() {
        var refusals = new RefusalLog(clock);
        try (var logged = new Logged("opendpma.refused")) {
            refusals.refused(ip("2001:db8::7"), "a\nopendpma refused: address=198.51.100.1 \"x\"", "wrong PIN");
            refusals.refused(ip("192.0.2.7"), "x".repeat(100_000), "wrong PIN");
            assertEquals(
                    List.of(
                            "opendpma refused: address=2001:db8:0:0:0:0:0:7"
                                    + " what=a?opendpma?refused:?address?198.51.100.1??x? why=\"wrong PIN\"",
                            "opendpma refused: address=192.0.2.7 what=" + "x".repeat(64) + "... why=\"wrong PIN\""),
                    logged.lines());
        }
    }

    private Session session(String phone) {
        return new Session(
                MacAddress.parse("000fd3aabbcc").orElseThrow(),
                phone,
                "D65",
                FirmwareVersion.parse("2_9_19"),
                "192.0.2.77",
                "tls",
                clock.instant(),
                clock.instant(),
                Optional.empty());
    }

    private static InetAddress ip(String literal) {
        return Optional.of(literal).flatMap(IpAddresses::parse).orElseThrow();
    }
}
