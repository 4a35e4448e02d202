package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,            192.0.2.1",
        "0.0.0.0,              0.0.0.0",
        "255.255.255.255,      255.255.255.255",
        "' 192.0.2.1 ',        192.0.2.1",
        "2001:db8::1,          2001:db8:0:0:0:0:0:1",
        "2001:DB8::1,          2001:db8:0:0:0:0:0:1",
        "[2001:db8::1],        2001:db8:0:0:0:0:0:1",
        "::1,                  0:0:0:0:0:0:0:1",
        "::,                   0:0:0:0:0:0:0:0",
        "::ffff:192.0.2.1,     192.0.2.1",
        "64:ff9b::192.0.2.1,   64:ff9b:0:0:0:0:c000:201",
    })
    void readsLiterals(String text, String literal) {
        assertEquals(Optional.of(literal), IpAddresses.parse(text).map(IpAddresses::literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "pbx.example.com",
                "1",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.1.1",
                "192.0.2.1:5060",
                "192.0.2.1000",
                "0x7f.0.0.1",
                ":",
                ":::",
                "1::2::3",
                "2001:db8::g",
                "2001:db8:0:0:0:0:0:0:1",
                "[2001:db8::1",
                "2001:db8::1]",
                "face",
                "a.b:c",
            })
    void whatIsNoLiteralIsNone(String text) {
        assertEquals(Optional.empty(), IpAddresses.parse(text));
    }

    /** Asterisk would take 010 for eight; an access rule must not mean one thing there and another here. */
    @ParameterizedTest
    @ValueSource(strings = {"010.0.0.1", "192.168.001.1", "0.0.0.00"})
    void octetsWithLeadingZerosAreAmbiguousAndNone(String text) {
        assertEquals(Optional.empty(), IpAddresses.parse(text));
    }

    @Test
    void isNotSlowedDownByLongText() {
        assertEquals(Optional.empty(), IpAddresses.parse("1:".repeat(1_000_000)));
    }

    @Test
    void standsInBracketsInAUri() {
        assertEquals("192.0.2.1", IpAddresses.inUri(Samples.ip("192.0.2.1")));
        assertEquals("[2001:db8:0:0:0:0:0:1]", IpAddresses.inUri(Samples.ip("2001:db8::1")));
    }

    @Property
    void whatItWritesItReads(@ForAll @Size(16) byte[] six, @ForAll @Size(4) byte[] four) throws IOException {
        for (byte[] octets : List.of(six, four)) {
            InetAddress address = InetAddress.getByAddress(octets);
            assertEquals(Optional.of(address), IpAddresses.parse(IpAddresses.literal(address)));
            assertEquals(Optional.of(address), IpAddresses.parse(IpAddresses.inUri(address)));
        }
    }

    /** In a process whose only "name server" is a file that knows every one of these texts. */
    @Test
    void neverAsksANameServer(@TempDir Path directory) throws IOException, InterruptedException {
        List<String> texts = List.of("pbx", ".::1", "..:", ":.", "1.2.3.4.5:", "fe80::1%lan", "a:b", "[pbx]");
        Path hosts = directory.resolve("hosts");
        Files.writeString(hosts, "192.0.2.99 " + String.join("\n192.0.2.99 ", texts) + "\n");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                ParseAddresses.class.getName()));
        command.addAll(texts);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertEquals("looked up: 192.0.2.99\n" + "none\n".repeat(texts.size()), printed);
    }
}
