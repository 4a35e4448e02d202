package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SIP client that we did not write. */
class SippIT {
    private static final int CALLS = 300;
    private static final Path SCENARIOS =
            Path.of(System.getProperty("opendpma.basedir", ""), "tests", "sipp").toAbsolutePath();
    private static final Pattern ANSWER = Pattern.compile(
            "<response method=\"opendpma.phone.getConfig\" id=\"(\\d+)\"><result><config>.*password=\"sipp-secret\"");
    private static final String PHONES = """
            [general]
            config_auth=mac
            [anna]
            type=phone
            mac=000fd3aabbcc
            line=1000
            [1000]
            type=line
            secret=sipp-secret
            """;

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({"udp,u1", "tcp,t1", "tcp,tn"})
    void everyQuestionGetsItsAnswer(String transport, String mode) throws Exception {
        Path files = new DaemonDirectory(directory).files("").phones(PHONES).ready();
        Path messages = directory.resolve("messages.log");
        try (RealDaemon daemon = RealDaemon.start(files)) {
            Commands.Outcome sipp = Commands.run(
                    List.of(
                            "sipp",
                            "-sf",
                            SCENARIOS.resolve("ask.xml").toString(),
                            "-oocsf",
                            SCENARIOS.resolve("answer.xml").toString(),
                            "-t",
                            mode,
                            "-r",
                            "50",
                            "-m",
                            Integer.toString(CALLS),
                            "-l",
                            "200",
                            "-max_socket",
                            "300",
                            "-nostdin",
                            "-timeout",
                            "25",
                            "-timeout_error",
                            "-trace_msg",
                            "-message_file",
                            messages.toString(),
                            "-i",
                            "127.0.0.1",
                            "127.0.0.1:" + daemon.port(transport)),
                    Map.of("TERM", "dumb"));
            assertEquals(0, sipp.status(), sipp.output());
            assertEquals(CALLS, answered(messages), "different questions that were answered");
            assertFalse(daemon.log().contains("not acknowledged"), daemon.log());
            assertFalse(daemon.log().contains("ERROR"), daemon.log());
        }
    }

    private static int answered(Path messages) throws IOException {
        var ids = new TreeSet<String>();
        Matcher answer = ANSWER.matcher(Files.readString(messages));
        while (answer.find()) {
            ids.add(answer.group(1));
        }
        return ids.size();
    }
}
