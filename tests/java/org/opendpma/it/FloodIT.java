package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendpma.mdns.FloodMain;

/** An announcer beside a machine that sends 40,000 packets of junk and forgery. */
class FloodIT {
    private static final int PACKETS = 40_000;
    private static final int HEAP_GROWTH_MAX = 4 << 20;

    private final Namespaces network = new Namespaces();
    private final Namespaces.Machine server = network.machine();
    private final Namespaces.Machine attacker = network.machine();

    @AfterEach
    void takeApart() {
        network.close();
    }

    @Test
    void aFloodNeitherEndsNorFillsIt() throws Exception {
        network.cable(server, "eth0", "10.77.0.1/24", attacker, "eth0", "10.77.0.2/24");
        ForkedAnnouncer announcer = ForkedAnnouncer.jmdns(server, "eth0");
        announcer.announce("Phones", "", 5062, "tls");
        ForkedAnnouncer phone = ForkedAnnouncer.jmdns(attacker, "eth0");
        Poll.until(Duration.ofSeconds(20), "the announcement", () -> phone.find(2), f -> f.contains("Phones"));
        long heap = announcer.heap();
        int threads = announcer.threads();
        long before = announcer.packetsSeen();

        Answers said = flood();

        assertTrue(said.first() < 10_000, "the first answer came after " + said.first() + " ms");
        assertTrue(said.slowest() < 1000, "an answer took " + said.slowest() + " ms");
        long seen = announcer.packetsSeen() - before;
        assertTrue(seen > PACKETS * 9 / 10, "only " + seen + " packets came through, which proves little");
        long growth = announcer.heap() - heap;
        assertTrue(growth < HEAP_GROWTH_MAX, "the heap grew by " + growth + " bytes");
        assertEquals(threads, announcer.threads());
        assertEquals(
                List.of(), announcer.log().stream().filter(FloodIT::isTrouble).toList());
        assertTrue(announcer.close() < 2500);
    }

    @Test
    void hundredsOfForgedServersDoNotConfuseASearch() throws Exception {
        network.cable(server, "eth0", "10.77.0.1/24", attacker, "eth0", "10.77.0.2/24");
        ForkedAnnouncer phone = ForkedAnnouncer.jmdns(server, "eth0");
        attacker.start(Map.of(), java(FloodMain.class.getName(), "servers"));
        String found = Poll.until(Duration.ofSeconds(20), "a forged server", () -> phone.find(5), f -> f.length() > 2);
        int servers = found.split("FoundServer", -1).length - 1;
        assertTrue(servers > 1 && servers <= 64, servers + " servers: " + found);
        assertFalse(found.contains("sipUrl=,"), found);
        assertTrue(found.chars().noneMatch(Character::isISOControl), found);
        assertEquals(List.of(), phone.log().stream().filter(FloodIT::isTrouble).toList());
        assertTrue(phone.endsByItself());
    }

    /** How long answers took after the flood, in milliseconds. */
    private record Answers(long first, long slowest) {}

    private Answers flood() throws Exception {
        Process flood = attacker.start(Map.of(), java(FloodMain.class.getName()));
        String output = new String(flood.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(flood.waitFor(60, TimeUnit.SECONDS) && flood.exitValue() == 0, output);
        String[] numbers = output.strip().split(" ", -1);
        return new Answers(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    private static List<String> java(String... mainAndArguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private static boolean isTrouble(String line) {
        return line.contains("Exception") || line.startsWith("\tat ") || line.startsWith("ERROR");
    }
}
