package org.opendpma.cli.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.cli.Shell;
import org.opendpma.control.Result;
import picocli.CommandLine;

class SetupCommandTest {
    @TempDir
    private Path directory = Path.of(".");

    private Path asterisk = Path.of(".");

    @BeforeEach
    void anAsterisk() throws IOException {
        asterisk = Files.createDirectories(directory.resolve("asterisk"));
        Files.writeString(asterisk.resolve("manager.conf"), "[general]\nenabled = no\nport = 1\n");
        Files.writeString(asterisk.resolve("cli_aliases.conf"), "[general]\ntemplate = friendly\n");
        Files.writeString(
                directory.resolve("opendpma.conf"),
                "[general]\nphones = asterisk/res_digium_phone.conf\nstate_directory = state\n"
                        + "[asterisk]\nusername = opendpma\nport = 1\n;secret = REPLACE-ME\n"
                        + "[sip]\nudp = 127.0.0.1:0\n[admin]\nsocket = control.sock\n");
    }

    @Test
    void makesAnAmiUserWhoseSecretIsInBothFiles() throws IOException {
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        String manager = Files.readString(asterisk.resolve("manager_opendpma.conf"));
        String secret = manager.lines()
                .filter(l -> l.startsWith("secret = "))
                .findFirst()
                .orElseThrow();
        assertTrue(secret.length() > "secret = ".length() + 30, secret);
        assertTrue(manager.startsWith("[general](+)\nenabled = yes\n"), manager);
        assertTrue(Files.readAllLines(directory.resolve("opendpma.conf")).contains(secret));
        assertTrue(Files.readString(asterisk.resolve("manager.conf"))
                .endsWith("port = 1\n#include \"manager_opendpma.conf\"\n"));
        assertTrue(Files.exists(asterisk.resolve("res_digium_phone.conf")));
    }

    @Test
    void usesTheDirectoryThatManagerConfIncludes() throws IOException {
        Files.writeString(
                asterisk.resolve("manager.conf"), "[general]\nenabled = yes\n#include \"manager.d/*.conf\"\n");
        Files.writeString(
                Files.createDirectories(asterisk.resolve("manager.d")).resolve("README.conf"), "; Debian's\n");
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        assertFalse(
                Files.readString(asterisk.resolve("manager.d/opendpma.conf")).contains("enabled = yes"));
        assertFalse(Files.readString(asterisk.resolve("manager.conf")).contains("opendpma"));
    }

    @Test
    void leavesFilesThatFreepbxWritesAnew() throws IOException {
        String generated = "[general]\nenabled = yes\n#include manager_additional.conf\n#include manager_custom.conf\n";
        Files.writeString(asterisk.resolve("manager.conf"), generated);
        Files.writeString(asterisk.resolve("manager_additional.conf"), "");
        Files.writeString(asterisk.resolve("manager_custom.conf"), "; mine\n");
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        assertEquals(generated, Files.readString(asterisk.resolve("manager.conf")));
        assertEquals(
                "; mine\n#include \"manager_opendpma.conf\"\n",
                Files.readString(asterisk.resolve("manager_custom.conf")));
    }

    @Test
    void changesNothingBeforeItIsAgreed() throws IOException {
        Map<Path, String> before = everything();
        assertEquals(Result.DONE, setup("--dry-run"));
        assertEquals(before, everything());
    }

    @Test
    void undoTakesOutExactlyWhatItPutIn() throws IOException {
        Map<Path, String> before = everything();
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        assertNotEquals(before, everything());
        assertEquals(Result.DONE, setup("--undo", "--yes", "--no-start"));
        assertEquals(before, everything());
    }

    @Test
    void undoLeavesAFileThatWasChangedSince() throws IOException {
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        Path phones = asterisk.resolve("res_digium_phone.conf");
        Files.writeString(phones, "[general]\nservice_name = mine\n");
        assertEquals(Result.DONE, setup("--undo", "--yes", "--no-start"));
        assertEquals("[general]\nservice_name = mine\n", Files.readString(phones));
        assertFalse(Files.exists(asterisk.resolve("manager_opendpma.conf")));
    }

    @Test
    void againFindsEverythingInItsPlace() throws IOException {
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        Map<Path, String> once = everything();
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        assertEquals(once, everything());
    }

    @Test
    void refusesAUserThatIsNotItsOwn() throws IOException {
        Files.writeString(asterisk.resolve("manager.conf"), "[general]\nenabled = yes\n[opendpma]\nsecret = other\n");
        Map<Path, String> before = everything();
        assertEquals(Result.FAILED, setup("--yes", "--no-start"));
        assertEquals(before, everything());
    }

    @Test
    void takesTheAmiPortOfManagerConf() throws IOException {
        Files.writeString(asterisk.resolve("manager.conf"), "[general]\nenabled = yes\nport = 25038\n");
        Files.copy(Path.of("etc-asterisk/opendpma.conf.sample"), fresh("opendpma.conf"));
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        List<String> config = Files.readAllLines(directory.resolve("opendpma.conf"));
        assertTrue(config.contains("port = 25038"), config::toString);
        assertTrue(config.contains("phones = " + asterisk.resolve("res_digium_phone.conf")), config::toString);
        assertTrue(config.contains("listen = 127.0.0.1:8085"), config::toString);
    }

    @Test
    void makesTheDaemonsFileWhereThereIsNone() throws IOException {
        Files.delete(directory.resolve("opendpma.conf"));
        Map<Path, String> before = everything();
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        String config = Files.readString(directory.resolve("opendpma.conf"));
        assertTrue(config.startsWith("; /etc/opendpma/opendpma.conf"), config);
        assertTrue(config.contains("\nlisten = 127.0.0.1:8085\n"), config);
        assertFalse(config.contains("\n;secret = REPLACE-ME\n"), config);
        assertEquals(Result.DONE, setup("--undo", "--yes", "--no-start"));
        assertEquals(before, everything());
    }

    @Test
    void theCommandsComeIntoAsterisksCli() throws IOException {
        String config = Files.readString(directory.resolve("opendpma.conf")) + ";listen = 127.0.0.1:8085\n";
        Files.writeString(directory.resolve("opendpma.conf"), config);
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        assertTrue(Files.readString(directory.resolve("opendpma.conf")).endsWith("\nlisten = 127.0.0.1:8085\n"));
        assertEquals(
                "[general]\ntemplate = friendly\n#include \"cli_aliases_opendpma.conf\"\n",
                Files.readString(asterisk.resolve("cli_aliases.conf")));
        assertEquals("#include \"extconfig_opendpma.conf\"\n", Files.readString(asterisk.resolve("extconfig.conf")));
        assertTrue(Files.readString(asterisk.resolve("extconfig_opendpma.conf")).contains("\n[settings]\n"));
        assertTrue(
                Files.readString(asterisk.resolve("cli_aliases_opendpma.conf")).contains("\n[general](+)\n"));
    }

    @Test
    void makesAnAuthorityAndTakesItOut() throws IOException {
        String config = Files.readString(directory.resolve("opendpma.conf"))
                .replace(
                        "[sip]\n",
                        "[http]\nhttps = 127.0.0.1:27453\n[sip]\n;tls = 0.0.0.0:5063\n;certificate = /etc/opendpma/server.crt\n"
                                + ";key = /etc/opendpma/server.key\n");
        Files.writeString(directory.resolve("opendpma.conf"), config);
        Map<Path, String> before = everything();
        assertEquals(Result.FAILED, setup("--yes", "--no-start"), "HTTPS needs a certificate");
        assertEquals(before, everything());
        assertEquals(Result.DONE, setup("--yes", "--no-start", "--tls", "pbx.example.com,192.0.2.10"));
        assertTrue(Files.exists(directory.resolve("server.crt")));
        assertTrue(Files.readAllLines(directory.resolve("opendpma.conf"))
                .containsAll(List.of(
                        "tls = 0.0.0.0:5063",
                        "certificate = " + directory.resolve("server.crt"),
                        "key = " + directory.resolve("server.key"))));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("ca.key"))));
        assertEquals(Result.DONE, setup("--undo", "--yes", "--no-start"));
        assertEquals(before, everything());
    }

    @Test
    void aPortOfAsterisksIsNotTaken() throws IOException {
        Files.writeString(
                asterisk.resolve("pjsip.conf"), "[lan]\ntype = transport\nprotocol = tcp\nbind = 0.0.0.0:27451\n");
        Files.writeString(
                asterisk.resolve("http.conf"), "[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = 27452\n");
        Files.writeString(directory.resolve("opendpma.conf"), """
                [general]
                phones = asterisk/res_digium_phone.conf
                [asterisk]
                username = opendpma
                ;secret = REPLACE-ME
                [sip]
                udp = 127.0.0.1:27451
                tcp = 127.0.0.1:27451
                [http]
                http = 127.0.0.1:27452
                """);
        Map<Path, String> before = everything();
        Shell ran = Shell.run(new SetupCommand(), arguments("--yes", "--no-start"));
        assertEquals(Result.FAILED, ran.status());
        assertTrue(ran.out()
                .contains("[sip] tcp = 127.0.0.1:27451 is taken: Asterisk's pjsip.conf [lan] has it; free is "));
        assertTrue(ran.out().contains("[http] http = 127.0.0.1:27452 is taken: Asterisk's http.conf has it; free is "));
        assertFalse(ran.out().contains("[sip] udp"), "UDP is another protocol");
        assertEquals(before, everything());
    }

    @Test
    void aPortThatAnotherProgramHoldsIsNotTaken() throws IOException {
        try (var udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    directory.resolve("opendpma.conf"), """
                    [asterisk]
                    username = opendpma
                    [sip]
                    udp = 127.0.0.1:%d
                    [admin]
                    socket = control.sock
                    listen = 127.0.0.1:%d
                    """.formatted(udp.getLocalPort(), tcp.getLocalPort()));
            Shell ran = Shell.run(new SetupCommand(), arguments("--yes", "--no-start"));
            assertEquals(Result.FAILED, ran.status());
            assertTrue(
                    ran.out().contains("[sip] udp = 127.0.0.1:" + udp.getLocalPort() + " is taken: "), ran::toString);
            assertTrue(ran.out().contains("[admin] listen = 127.0.0.1:" + tcp.getLocalPort() + " is taken: "));
        }
    }

    @Test
    void aLowPortGetsItsRight() throws IOException {
        Path units = Files.createDirectories(directory.resolve("units"));
        String config = Files.readString(directory.resolve("opendpma.conf")) + "[http]\nhttp = 127.0.0.1:1023\n";
        Files.writeString(directory.resolve("opendpma.conf"), config);
        Map<Path, String> before = everything();
        assertEquals(Result.DONE, setup("--yes", "--no-start"));
        assertTrue(Files.readString(units.resolve("opendpma.service.d/low-ports.conf"))
                .contains("\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n"));
        assertEquals(Result.DONE, setup("--undo", "--yes", "--no-start"));
        assertEquals(before, everything());
        assertFalse(Files.exists(units.resolve("opendpma.service.d")));
    }

    @Test
    void whatIsInTheWayIsSaidBeforeAnythingIsChanged() throws IOException {
        Files.writeString(asterisk.resolve("manager_opendpma.conf"), "; somebody's\n");
        Map<Path, String> before = everything();
        assertEquals(Result.FAILED, setup("--yes", "--no-start"));
        assertEquals(before, everything());
    }

    private Path fresh(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        return file;
    }

    private int setup(String... more) {
        return new CommandLine(new SetupCommand()).execute(arguments(more));
    }

    private String[] arguments(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--asterisk", asterisk.toString(),
                "--config", directory.resolve("opendpma.conf").toString(),
                "--snippets", Path.of("etc-asterisk").toAbsolutePath().toString(),
                "--units", directory.resolve("units").toString(),
                "--record", directory.resolve("record").toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    private Map<Path, String> everything() throws IOException {
        var found = new TreeMap<Path, String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(directory.relativize(file), Files.readString(file));
            }
        }
        return found;
    }
}
