package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a new firmware is offered, and when. */
class RolloutTest {
    private static final int SITE = 5_000;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final FirmwareFile FILE =
            FirmwareFile.parse("2_9_20_D65_firmware.eff").orElseThrow().arrivedAt(NOON);

    /** As FreePBX names them, one after the other, and as people do. */
    private static List<String> names() {
        return IntStream.range(0, SITE)
                .mapToObj(i -> i % 2 == 0 ? Integer.toString(1_000 + i) : "desk-" + i)
                .toList();
    }

    private static Rollout percent(int percent) {
        return new Rollout(percent, Set.of(), OptionalInt.empty());
    }

    private static List<String> offered(Rollout rollout, Instant at) {
        return names().stream()
                .filter(n ->
                        rollout.turn(n, SITE, FILE).filter(t -> !at.isBefore(t)).isPresent())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 90})
    void aPercentageIsAboutThatManyPhones(int percent) {
        assertEquals(SITE * percent / 100.0, offered(percent(percent), NOON).size(), SITE * 0.02);
    }

    @Test
    void whoIsAmongThemStaysAtAnyHigherPercentage() {
        List<String> tenth = offered(percent(10), NOON);
        assertTrue(offered(percent(11), NOON).containsAll(tenth));
        assertTrue(offered(percent(75), NOON).containsAll(tenth));
        assertEquals(names(), offered(percent(100), NOON));
        assertEquals(List.of(), offered(percent(0), NOON));
    }

    @Test
    void aListIsThatList() {
        var rollout = new Rollout(0, Set.of("desk-1", "1002"), OptionalInt.empty());
        assertEquals(List.of("desk-1", "1002"), offered(rollout, NOON));
        assertEquals(Optional.empty(), rollout.complete(SITE, FILE));
    }

    @Test
    void withARateItGrowsByTheHourAndNobodyFallsOut() {
        var rollout = new Rollout(100, Set.of(), OptionalInt.of(200));
        List<String> before = offered(rollout, NOON.minusSeconds(1));
        assertEquals(List.of(), before);
        for (int hour = 1; hour <= SITE / 200; hour++) {
            List<String> now = offered(rollout, NOON.plus(Duration.ofHours(hour)));
            assertTrue(now.containsAll(before), "hour " + hour);
            assertEquals(200, now.size() - before.size(), 60, "hour " + hour);
            before = now;
        }
        assertEquals(names(), before);
        assertEquals(Optional.of(NOON.plus(Duration.ofHours(25))), rollout.complete(SITE, FILE));
    }

    @Test
    void aRateHoldsForAPercentageAndForAListToo() {
        var tenth = new Rollout(10, Set.of(), OptionalInt.of(200));
        assertEquals(offered(percent(10), NOON), offered(tenth, NOON.plus(Duration.ofMinutes(150))));
        assertTrue(offered(tenth, NOON.plus(Duration.ofMinutes(75))).size() < 350);
        assertEquals(Optional.empty(), tenth.complete(SITE, FILE));
        var two = new Rollout(0, Set.of("desk-1", "1002"), OptionalInt.of(1));
        assertEquals(2, offered(two, NOON.plus(Duration.ofHours(2))).size());
    }

    /** A clock that was wrong when the file came keeps nobody waiting. */
    @Test
    void withoutARateTheTimeOfTheFileDoesNotMatter() {
        assertEquals(names(), offered(Rollout.ALL_AT_ONCE, NOON.minus(Duration.ofDays(1))));
        assertEquals(Optional.of(Instant.EPOCH), Rollout.ALL_AT_ONCE.complete(SITE, FILE));
    }
}
