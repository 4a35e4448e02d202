package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.opendpma.config.Given.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.conf.Option;
import org.opendpma.conf.Position;
import org.opendpma.conf.Section;
import org.opendpma.site.Problem;
import org.opendpma.site.Problems;

/** Messages are {@code file:line: what, the value, what would be right}, with what was meant, and never with a secret. */
class MessagesTest {
    private static final String PHONE = "[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\n";

    @Test
    void aWrongValueIsAnErrorAndYieldsNoSite() {
        Given given = given(PHONE + "transport=sctp");
        assertEquals(
                List.of("/phones.conf:6: [1000] transport: \"sctp\" is wrong; write udp, tcp or tls"),
                given.problems());
        assertEquals(Optional.empty(), given.load().result());
    }

    @Test
    void anUnknownOptionIsAWarningAndTheSiteIsUsed() {
        Given given = given(PHONE + "tranport=udp");
        assertEquals(
                List.of("/phones.conf:6: warning: [1000] unknown option \"tranport\" is not used; did you mean"
                        + " \"transport\"?"),
                given.problems());
        assertEquals(true, given.load().result().isPresent());
        assertEquals(1, given.site().warnings().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "full_nmae        | full_name",
                "FullName         | full_name",
                "time_zone        | timezone",
                "mca              | mac",
                "lines            | line",
                "pni              | pin",
                "web_ui_enable    | web_ui_enabled",
                "colour           | -",
                "zzz              | -",
            })
    void didYouMean(String written, String meant) {
        String suggestion = Optional.ofNullable(meant)
                .map(m -> "; did you mean \"" + m + "\"?")
                .orElse("");
        assertEquals(
                "/phones.conf:2: warning: [anna] unknown option \"" + written + "\" is not used" + suggestion,
                given("[anna]", written + "=1", "type=phone").problems().get(0));
    }

    @Test
    void aHundredTimesTheSameIsOneComplaint() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            lines.add("[l" + i + "]\ntype=line\ncolour=red");
        }
        List<String> problems = given(lines.toArray(String[]::new)).problems();
        assertEquals(3, problems.size());
        assertEquals(
                "/phones.conf:9: warning: [l2] unknown option \"colour\" is not used (and 97 more like this)",
                problems.get(2));
    }

    @ParameterizedTest
    @CsvSource({
        "general,       globalpin",
        "phone,         pin",
        "phone,         group_pin",
        "phone,         login_password",
        "line,          secret",
        "external_line, secret",
    })
    void secretsAreNotRepeated(String type, String option) {
        for (Problem problem : read(type, option, "s3sam3\u0001")) {
            assertFalse(problem.toString().contains("s3sam3"), problem.toString());
            assertEquals(
                    true, problem.message().startsWith("[x] " + option + ": the value (not shown) is wrong; write "));
        }
    }

    @Test
    void neitherIsThePasswordInAUrl() {
        assertEquals(
                "[x] file_url_prefix: \"http://...@h/a b\" is wrong; write a URL that begins with http://, https://, ftp://"
                        + " or ftps://",
                read("network", "file_url_prefix", "http://user:s3sam3@h/a b")
                        .get(0)
                        .message());
    }

    @Test
    void whatIsRepeatedIsShortAndOnOneLine() {
        assertEquals(
                "[x] transport: \"a?[31mb?" + "c".repeat(49) + "...\" is wrong; write udp, tcp or tls",
                read("line", "transport", "a\u001b[31mb\n" + "c".repeat(500))
                        .get(0)
                        .message());
    }

    private static List<Problem> read(String type, String option, String value) {
        var problems = new Problems();
        var position = new Position("phones.conf", 2);
        var written = List.of(new Option(option, value, position));
        SectionValues.read(
                new Section("x", false, List.of(), position, written),
                OptionTable.of(type).orElseThrow(),
                problems);
        assertEquals(1, problems.list().size());
        return problems.list();
    }
}
