package org.opendpma.cli.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private int setup(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--asterisk", asterisk.toString(),
                "--config", directory.resolve("opendpma.conf").toString(),
                "--snippets", Path.of("etc-asterisk").toAbsolutePath().toString(),
                "--record", directory.resolve("record").toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new SetupCommand()).execute(arguments.toArray(new String[0]));
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
