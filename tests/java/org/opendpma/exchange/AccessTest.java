package org.opendpma.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendpma.config.Given.given;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.render.Reached;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.sip.ManualClock;
import org.opendpma.site.Acl;
import org.opendpma.site.FileFacts;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Policy;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;

/** Who gets what, as one table. */
class AccessTest {
    private static final String OTHER_MAC = "000fd3000099";

    private final ManualClock clock = new ManualClock();
    private final Sessions sessions = new Sessions(100, List.of(), change -> {});
    private final Exchange exchange = new Exchange(
            sessions, new SangomaRenderer(FileFacts.NONE, Clock.systemUTC()), new RefusalLog(clock), clock);

    @ParameterizedTest
    @CsvSource({
        // auth       mac      user    pin     transport   policy    answer
        "mac,         known,   '',     '',     udp,        allow,    given",
        "mac,         known,   anna,   '',     udp,        allow,    given",
        "mac,         known,   bob,    '',     udp,        allow,    not_allowed",
        "mac,         known,   nobody, '',     udp,        allow,    not_allowed",
        "mac,         other,   '',     '',     udp,        allow,    not_allowed",
        "mac,         other,   anna,   1203,   udp,        allow,    not_allowed",
        "mac,         missing, anna,   1203,   udp,        allow,    bad_request",
        "mac,         broken,  anna,   1203,   udp,        allow,    bad_request",
        "pin,         known,   '',     1203,   tls,        allow,    given",
        "pin,         known,   '',     '',     tls,        allow,    pin_wanted",
        "pin,         known,   '',     9999,   tls,        allow,    pin_wrong",
        "pin,         other,   anna,   1203,   tls,        allow,    given",
        "pin,         other,   bob,    1203,   tls,        allow,    pin_wrong",
        "pin,         other,   nobody, 1203,   tls,        allow,    pin_wrong",
        "pin,         other,   nobody, '',     tls,        allow,    pin_wanted",
        "pin,         other,   '',     1203,   tls,        allow,    pin_wrong",
        "pin,         other,   anna,   4711,   tls,        allow,    pin_wrong",
        "globalpin,   other,   anna,   4711,   tls,        allow,    given",
        "globalpin,   other,   anna,   1203,   tls,        allow,    pin_wrong",
        "globalpin,   other,   anna,   '',     tls,        allow,    pin_wanted",
        "globalpin,   other,   nobody, 4711,   tls,        allow,    no_such_user",
        "globalpin,   known,   '',     4711,   tls,        allow,    given",
        "disabled,    other,   anna,   '',     tls,        allow,    given",
        "disabled,    other,   '',     '',     tls,        allow,    no_such_user",
        "disabled,    known,   '',     '',     tls,        allow,    given",
        "disabled,    other,   nobody, '',     tls,        allow,    no_such_user",
        // passwords in clear
        "mac,         known,   '',     '',     udp,        warn,     given",
        "mac,         known,   '',     '',     udp,        refuse,   not_allowed",
        "mac,         known,   '',     '',     tcp,        refuse,   not_allowed",
        "mac,         known,   '',     '',     tls,        refuse,   given",
        "pin,         known,   '',     9999,   udp,        refuse,   pin_wrong",
    })
    void whoGetsAConfiguration(
            String auth, String mac, String user, String pin, String transport, String policy, String answer) {
        Answer got = ask(site(auth, policy), transport, "192.0.2.77", parameters(mac, user, pin));
        assertEquals(answer, shown(got));
        assertEquals(answer.equals("given"), !sessions.all().isEmpty(), "only who gets it holds a session");
    }

    /** An unknown phone and a forbidden one, a wrong PIN and a profile that does not exist: to the letter. */
    @Test
    void refusalsTellNothing() {
        Site mac = site("mac", "allow");
        assertEquals(
                ask(mac, "udp", "192.0.2.77", parameters("other", "anna", "")),
                ask(mac, "udp", "192.0.2.77", parameters("other", "nobody", "")));
        Site pin = site("pin", "allow");
        assertEquals(
                ask(pin, "udp", "192.0.2.77", parameters("other", "anna", "9")),
                ask(pin, "udp", "192.0.2.77", parameters("other", "nobody", "9")));
    }

    @Test
    void aGuesserIsSlowedDownAndNobodyElse() {
        Site site = site("pin", "allow");
        for (int i = 0; i < 6; i++) {
            assertEquals("pin_wrong", shown(ask(site, "udp", "192.0.2.7", parameters("other", "bob", "" + i))));
        }
        Answer slow = ask(site, "udp", "192.0.2.7", parameters("other", "bob", "4712"));
        assertEquals("slow_down", shown(slow));
        assertTrue(((Answer.Refused) slow).retryAfter().orElse(0) >= 1);
        // The forged address of UDP does not slow down who really is there, nor do other phones wait.
        assertEquals("given", shown(ask(site, "tls", "192.0.2.7", parameters("known", "", "1203"))));
        assertEquals("given", shown(ask(site, "udp", "192.0.2.8", parameters("other", "anna", "1203"))));
        clock.advance(Duration.ofSeconds(60));
        assertEquals("given", shown(ask(site, "udp", "192.0.2.7", parameters("other", "bob", "4712"))));
    }

    /** A guesser elsewhere does not lock out the phone that has the profile. */
    @Test
    void thePhoneAtHomeIsNotLockedOut() {
        Site site = site("pin", "allow");
        assertEquals("given", shown(ask(site, "tls", "192.0.2.77", parameters("known", "anna", "1203"))));
        for (int i = 0; i < 40; i++) {
            ask(site, "tls", "198.51.100." + i, parameters("other", "anna", "" + i));
        }
        assertEquals("slow_down", shown(ask(site, "tls", "198.51.100.99", parameters("other", "anna", "1203"))));
        assertEquals("given", shown(ask(site, "tls", "192.0.2.77", parameters("known", "anna", "1203"))));
    }

    @ParameterizedTest
    @CsvSource({
        // userlist_auth   pin     names that are listed
        "disabled,         '',     anna bob",
        "globalpin,        '',     pin_wanted",
        "globalpin,        4711,   anna bob",
        "globalpin,        77,     bob",
        "globalpin,        1203,   pin_wrong",
    })
    void whoSeesTheList(String auth, String pin, String expected) {
        Site site = site("pin", "allow", "userlist_auth=" + auth);
        Answer got = exchange.answer(
                new Ask(
                        "opendpma.users.getList",
                        parameters("other", "", pin),
                        address("192.0.2.77"),
                        reached("tls"),
                        Integer.MAX_VALUE,
                        false),
                site);
        String names = got instanceof Answer.Answered a
                ? String.join(
                        " ",
                        a.result().children().stream()
                                .map(u -> u.attribute("name").orElse(""))
                                .toList())
                : shown(got);
        assertEquals(expected, names);
    }

    private static Site site(String auth, String policy, String... general) {
        var cleartext = Policy.CleartextSecrets.valueOf(policy.toUpperCase(Locale.ROOT));
        return given(
                        "[general]\nglobalpin=4711\nconfig_auth=" + auth,
                        String.join("\n", general),
                        "[anna]\ntype=phone\nmac=000fd3aabbcc\npin=1203\nline=1000",
                        "[bob]\ntype=phone\nmac=000fd3aabbcd\npin=4712\ngroup_pin=77\nline=1001",
                        "[1000]\ntype=line\nsecret=x\n[1001]\ntype=line\nsecret=y")
                .policy(new Policy(Acl.LOCAL_ONLY, cleartext, Optional.empty(), List.of()))
                .site();
    }

    private static Map<String, String> parameters(String mac, String user, String pin) {
        var parameters = new HashMap<String, String>();
        switch (mac) {
            case "known" -> parameters.put("mac", "00:0F:D3:AA:BB:CC");
            case "other" -> parameters.put("mac", OTHER_MAC);
            case "broken" -> parameters.put("mac", "000fd3aabbc");
            default -> {
                // None.
            }
        }
        parameters.put("model", "D65");
        parameters.put("user", user);
        parameters.put("pin", pin);
        return parameters;
    }

    private Answer ask(Site site, String transport, String from, Map<String, String> parameters) {
        return exchange.answer(
                new Ask(
                        "opendpma.phone.getConfig",
                        parameters,
                        address(from),
                        reached(transport),
                        Integer.MAX_VALUE,
                        false),
                site);
    }

    private static Reached reached(String transport) {
        return new Reached(SipTransport.parse(transport).orElseThrow(), address("192.0.2.1"), Map.of());
    }

    private static InetAddress address(String literal) {
        return IpAddresses.parse(literal).orElseThrow();
    }

    private static String shown(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.code().token() : "given";
    }
}
