package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.site.Acl;
import org.opendpma.site.Policy;
import org.opendpma.site.Problem;

/** {@code permit=} and {@code deny=} as Asterisk reads them: the order in which they stand is the order of the rules. */
class AclReaderTest {
    private static final Path FILE = Path.of("/opendpma.conf");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deny=0.0.0.0/0 / permit=192.0.2.0/24             | -0.0.0.0/0 +192.0.2.0/24",
                "permit=192.0.2.0/24 / deny=0.0.0.0/0             | +192.0.2.0/24 -0.0.0.0/0",
                "deny=192.0.2.0/24, 198.51.100.0/24               | -192.0.2.0/24 -198.51.100.0/24",
                "deny=0.0.0.0/0 / permit=192.0.2.0/24,!192.0.2.7  | -0.0.0.0/0 +192.0.2.0/24 -192.0.2.7/32",
                "deny=!192.0.2.7,192.0.2.0/24                     | +192.0.2.7/32 -192.0.2.0/24",
                "DENY=192.0.2.0/255.255.255.0                     | -192.0.2.0/24",
                "deny=2001:db8::/32                               | -2001:db8:0:0:0:0:0:0/32",
                "deny=192.0.2.7 / permit= / deny=192.0.2.8        | -192.0.2.7/32 -192.0.2.8/32",
            })
    void rulesKeepTheirOrder(String written, String rules) {
        assertEquals(
                rules,
                printed(policy("[general]\n" + written.replace(" / ", "\n")).acl()));
    }

    @Test
    void rulesOfSeveralGeneralSectionsFollowEachOther() {
        assertEquals(
                "-0.0.0.0/0 +192.0.2.0/24",
                printed(policy("[general]\ndeny=0.0.0.0/0\n[sip]\n[general]\npermit=192.0.2.0/24")
                        .acl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "permit=", "permit=\ndeny="})
    void withoutARuleLocalAddressesArePermitted(String written) {
        assertEquals(Acl.LOCAL_ONLY, policy("[general]\n" + written).acl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lan", "192.0.2.0/33", "192.0.2.0/24,", "!", "192.0.2.0/24 192.0.2.1"})
    void aRuleThatIsNoneIsAnError(String rule) {
        assertEquals(
                List.of("/opendpma.conf:2: [general] deny: \"" + rule
                        + "\" is wrong; write addresses such as 192.0.2.0/24 or 2001:db8::/32, several separated by commas,"
                        + " with ! for the contrary"),
                problems("[general]\ndeny=" + rule));
    }

    /** Asterisk's rules permit whatever no rule holds, which nobody who writes a single permit= expects. */
    @Test
    void permitWithoutAnyDenyLetsEverybodyInAndSaysSo() {
        assertEquals(
                List.of("/opendpma.conf:2: warning: [general] permit= stands without any deny=, so every address is"
                        + " permitted; write deny=0.0.0.0/0 before it"),
                problems("[general]\npermit=192.0.2.0/24"));
        assertEquals(List.of(), problems("[general]\npermit=0.0.0.0/0"));
        assertEquals(List.of(), problems("[general]\ndeny=0.0.0.0/0\npermit=192.0.2.0/24"));
        assertEquals(List.of(), problems("[general]\npermit=192.0.2.0/24,!0.0.0.0/0"));
    }

    private static String printed(Acl acl) {
        return acl.rules().stream()
                .map(r -> (r.permit() ? "+" : "-") + r.block())
                .collect(Collectors.joining(" "));
    }

    private static Policy policy(String text) {
        Loaded<DaemonSettings> loaded = load(text);
        return loaded.result().map(DaemonSettings::policy).orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    private static List<String> problems(String text) {
        return load(text).problems().stream().map(Problem::toString).toList();
    }

    private static Loaded<DaemonSettings> load(String text) {
        return DaemonFile.read(FILE, Given.sections(FILE.toString(), text + "\n[asterisk]\nsource=files\n"));
    }
}
