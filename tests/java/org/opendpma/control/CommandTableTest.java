package org.opendpma.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Session;
import org.opendpma.exchange.Sessions;
import org.opendpma.it.Commands;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Site;

/** What commands print, read by the very expressions of the programs that read DPMA's output. */
class CommandTableTest {
    private static final String SECRET = "sesame-1000";
    private static final Site SITE = given(
                    "[general]",
                    "config_auth=pin",
                    "globalpin=8642",
                    "[home]",
                    "type=network",
                    "alias=Home",
                    "cidr=192.0.2.0/24",
                    "registration_address=192.0.2.10",
                    "[100-1]",
                    "type=phone",
                    "full_name=Anna Ek",
                    "mac=000fd3aabbcc",
                    "pin=9753",
                    "network=home",
                    "line=1000",
                    "timezone=Europe/Stockholm",
                    "[101-1]",
                    "type=phone",
                    "full_name=Bert Ek",
                    "pin=9754",
                    "line=1001",
                    "[1000]",
                    "type=line",
                    "line_label=Anna",
                    "[1001]",
                    "type=line",
                    "secret=" + SECRET,
                    "[1002]",
                    "type=line",
                    "secret=" + SECRET,
                    "[loud]",
                    "type=ringtone",
                    "alias=Loud",
                    "filename=loud.wav",
                    "[intern]",
                    "type=alert",
                    "alert_info=intern",
                    "ring_type=normal",
                    "[park]",
                    "type=application",
                    "application=parking",
                    "[words]",
                    "type=translation",
                    "INBOX=Nya",
                    "[d65]",
                    "type=firmware",
                    "model=D65",
                    "version=2_9_19",
                    "file=d65.eff")
            .pjsip(
                    "[1000]",
                    "type=endpoint",
                    "auth=1000",
                    "[1000]",
                    "type=auth",
                    "username=1000",
                    "password=" + SECRET,
                    "[1001]",
                    "type=endpoint",
                    "auth=1001",
                    "[1001]",
                    "type=auth",
                    "auth_type=userpass",
                    "password=" + SECRET,
                    "[1002]",
                    "type=endpoint",
                    "auth=1001")
            .site();
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Sessions SESSIONS = new Sessions(
            9,
            List.of(new Session(
                    MacAddress.parse("000fd3aabbcc").orElseThrow(),
                    "100-1",
                    "D65",
                    FirmwareVersion.parse("2_9_19"),
                    "192.0.2.77",
                    "tls",
                    NOON,
                    NOON,
                    Optional.of(new Session.Given("00112233aabbccdd", 4711, "192.0.2.10")))),
            change -> {});
    private static final RegisteredContact CONTACT =
            new RegisteredContact("1000", "sip:1000@192.0.2.77:5061", "Digium D65", "192.0.2.77:5061");

    private final CommandTable table = table(new TestOverview(SITE, List.of(CONTACT)));

    private static CommandTable table(Overview overview) {
        var reconfigure = new Reconfigure(
                overview,
                SESSIONS,
                (session, body) -> CompletableFuture.completedFuture(false),
                100,
                Runnable::run,
                Clock.systemUTC(),
                tally -> {});
        return new CommandTable(overview, SESSIONS, reconfigure);
    }

    private Result run(String command) {
        return table.run(List.of(command.split(" ", -1)), Progress.NONE);
    }

    private String text(String command) {
        Result result = run(command);
        assertEquals(Result.DONE, result.status(), result.text());
        return result.text();
    }

    /** Runs a pipe of shell commands over a text, as scripts do. */
    private static String piped(String text, String pipe) {
        return Commands.run(List.of("bash", "-c", pipe), Map.of("TEMP", text))
                .orFail()
                .strip();
    }

    @Test
    void versionForFreePbx() {
        Matcher version = Pattern.compile("Version [0-9.]+_([0-9.]+)").matcher(text("show version"));
        assertTrue(version.find());
        assertTrue(version.group(1).compareTo("2.1.") > 0);
    }

    @Test
    void versionForTheCheckScript() {
        String installed = piped(text("show version"), "echo \"$TEMP\" | awk '/Version/{print $NF}' | sed 's/_/./g'");
        assertTrue(installed.matches("[0-9.]+\\.3\\.6\\.12"), installed);
    }

    @Test
    void license() {
        assertTrue(text("license status").contains("OK, Valid"));
    }

    @Test
    void sessionsForFreePbx() {
        Pattern session = Pattern.compile(":192\\.0\\.2\\.77:.*MAC:([a-fA-F0-9]{12})$");
        List<String> macs = text("show sessions")
                .lines()
                .map(session::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .toList();
        assertEquals(List.of("000fd3aabbcc"), macs);
    }

    @Test
    void phonesOneInALine() {
        List<String> phones = text("show phones")
                .lines()
                .filter(l -> !l.startsWith("----"))
                .filter(l -> l.matches("^(\\S+?)-(\\d+)$"))
                .toList();
        assertEquals(List.of("100-1", "101-1"), phones);
    }

    @Test
    void phoneAsKeysAndValues() {
        Pattern fact = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9 _\\-/]+?)\\s*:\\s*(.*)$");
        String shown = text("show phone 100-1");
        shown.lines().forEach(l -> assertTrue(fact.matcher(l).matches(), l));
        assertTrue(shown.contains("Anna Ek"), shown);
        for (String key : List.of("Model: D65", "Firmware: 2_9_19", "IP Address: 192.0.2.77", "Transport: tls")) {
            assertTrue(squeezed(shown).contains(key), shown);
        }
        assertTrue(squeezed(shown).contains("Last answer bytes: 4711"), shown);
        assertTrue(squeezed(shown).contains("Up to date: no"), shown);
        assertTrue(squeezed(shown).contains("Line 1000: registered at sip:1000@192.0.2.77:5061"), shown);
        assertTrue(squeezed(shown).contains("time_zone: Europe/Stockholm"), shown);
    }

    private static String squeezed(String text) {
        return text.replaceAll(" +: ", ": ");
    }

    @Test
    void aPhoneThatNobodyHasOrKnows() {
        assertTrue(squeezed(text("show phone 101-1")).contains("State: no phone has this profile"));
        Result unknown = run("show phone 999-1");
        assertEquals(Result.FAILED, unknown.status());
        assertTrue(unknown.text().contains("No phone") && unknown.text().contains("not found"), unknown.text());
    }

    @Test
    void aPhoneWhileAsteriskIsNotReached() {
        var alone = table(new TestOverview(SITE, List.of()));
        String shown =
                alone.run(List.of("show", "phone", "100-1"), Progress.NONE).text();
        assertTrue(shown.contains("unknown, Asterisk is not reached"), shown);
    }

    @Test
    void linesForAutosupport() {
        String lines = text("show lines");
        assertEquals("3", piped(lines, "echo $TEMP | tail -n 1 | awk -F' ' '{print $(NF-4)}'"));
        assertEquals(
                "1000 1001 1002",
                piped(
                        lines,
                        "echo $(echo $TEMP | sed 's/^--- [[:alpha:]]\\+ --- //; s/Lines \\(Un-\\)\\?Mapped to Phones --- //g;"
                                + " s/ Internal//g; s/---- [a-zA-Z0-9 ]\\+ ----$//; s/--- //g')"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phones", "networks", "applications", "alerts"})
    void listsForAutosupport(String type) {
        String list = text("show " + type);
        String names = piped(
                list,
                "echo $(echo $TEMP | sed 's/^--- [[:alpha:]]\\+ --- //; s/---- [a-zA-Z0-9 ]\\+ ----$//;"
                        + " s/---- Digium Phones ---- //')");
        Map<String, String> expected =
                Map.of("phones", "100-1 101-1", "networks", "home", "applications", "park", "alerts", "intern");
        assertEquals(expected.get(type), names);
        int count = Integer.parseInt(piped(list, "echo $TEMP | tail -n 1 | awk -F' ' '{print $(NF-3)}'"));
        assertEquals(names.split(" ", -1).length, count);
        for (String name : names.split(" ", -1)) {
            text("show " + type.replaceFirst("s$", "") + " " + name);
        }
    }

    @Test
    void firmwaresAndTranslationsForAutosupport() {
        assertEquals(
                "d65",
                piped(text("show firmwares"), "echo $(echo $TEMP | sed 's/--- Configured Firmware Options --- //')"));
        assertEquals(
                "words", piped(text("show translations"), "echo $(echo $TEMP | sed 's/--- Translation tables ---//')"));
        assertTrue(squeezed(text("show firmware d65")).contains("Version: 2_9_19"));
        assertTrue(squeezed(text("show translation words")).contains("Words INBOX: Nya"));
    }

    @Test
    void alertsForFrogman() {
        Matcher count =
                Pattern.compile("(?im)^----\\s*(\\d+)\\s+Alerts?\\s+found").matcher(text("show alerts"));
        assertTrue(count.find());
        assertEquals("1", count.group(1));
    }

    @Test
    void everyCommandSpeaksJsonAndTellsNoSecret() throws Exception {
        JsonNode help = new ObjectMapper().readTree(text("help --json")).get("commands");
        for (var names = help.fieldNames(); names.hasNext(); ) {
            String typed = names.next().replaceAll(" \\[.*", "");
            String command =
                    typed.replace("PHONE", "100-1").replace("LINE", "1000").replace("NAME", "home");
            Result plain = run(command);
            Result json = run(command + " --json");
            assertTrue(new ObjectMapper().readTree(json.text()).isObject(), command);
            for (String secret : List.of(SECRET, "8642", "9753", "9754")) {
                assertFalse(plain.text().contains(secret) || json.text().contains(secret), command);
            }
        }
    }

    @Test
    void whatIsNotUnderstood() {
        for (String typed : List.of("", "show", "show nothing", "show phones now", "reload --faster")) {
            Result result = run(typed);
            assertEquals(Result.USAGE, result.status(), typed);
            assertTrue(result.text().contains("show phones"), typed);
        }
        assertEquals(Result.DONE, run("SHOW Phones").status());
        assertEquals(new Result(Result.USAGE, "Usage: show phone PHONE\n"), run("show phone"));
    }

    @Test
    void completionKnowsEveryShownWord() throws Exception {
        JsonNode help = new ObjectMapper().readTree(text("help --json")).get("commands");
        for (var names = help.fieldNames(); names.hasNext(); ) {
            String[] words = names.next().split(" ", -1);
            if (words[0].toLowerCase(Locale.ROOT).equals("show")) {
                assertTrue(CommandTable.shown().contains(words[1]), words[1]);
            }
        }
    }
}
