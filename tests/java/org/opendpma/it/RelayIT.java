package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.sip.Phone;
import org.opendpma.sip.Wire;
import org.opendpma.site.IpAddresses;

/** A phone that knows only Asterisk's port is sent to our door by the dialplan that is shipped. */
class RelayIT {
    private static final Path SHIPPED = Path.of(System.getProperty("opendpma.basedir", ""), "etc-asterisk");
    private static final String PHONES = """
            [general]
            config_auth=mac
            mdns_transport=tls
            [anna]
            type=phone
            mac=000fd3aabbcc
            line=1000
            [1000]
            type=line
            """;

    @TempDir
    private Path directory = Path.of("");

    /** The shipped files, but for the address: on this machine phones are at 127.0.0.1 too. */
    private static void install(RealAsterisk asterisk, int port) throws IOException {
        Files.copy(SHIPPED.resolve("extensions_opendpma.conf"), asterisk.etc().resolve("extensions_extra.conf"));
        String pjsip = Files.readString(SHIPPED.resolve("pjsip_opendpma_relay.conf"));
        Files.writeString(
                asterisk.etc().resolve("pjsip_extra.conf"),
                pjsip.replace("proxy@127.0.0.1:5062", "proxy@127.0.0.2:" + port)
                        .replace("match = 127.0.0.1", "match = 127.0.0.2"));
        asterisk.cli("dialplan reload");
        asterisk.cli("module reload res_pjsip.so");
    }

    @Test
    void throughAsteriskToOurDoor() throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.launch()) {
            var files = new DaemonDirectory(directory)
                    .ami(asterisk)
                    .sip("udp", "127.0.0.2:0")
                    .sip("tcp", "127.0.0.1:0")
                    .phones(PHONES + "[x]\ntype=network\n");
            try (RealDaemon daemon = RealDaemon.start(files.ready())) {
                install(asterisk, daemon.port("udp"));
                for (String transport : new String[] {"udp", "tcp"}) {
                    Program.Ran phone = Program.run(
                            "phone",
                            "--server",
                            "127.0.0.1:" + asterisk.sipPort(),
                            "--transport",
                            transport,
                            "--mac",
                            "000fd3aabbcc",
                            "--insecure");
                    assertEquals(0, phone.status(), phone.err() + asterisk.log() + daemon.log());
                    assertTrue(
                            phone.err()
                                    .contains(
                                            "sent on to sip:proxy@127.0.0.1:" + daemon.port("tls") + ";transport=tls"),
                            phone.err());
                    assertTrue(phone.out().contains("password=\"sesame-1000\""), phone.out());
                }
            }
        }
    }

    @Test
    void onlyForPhonesThatMightHaveAskedThemselves() throws Exception {
        var files =
                new DaemonDirectory(directory).files("").sip("udp", "0.0.0.0:0").phones(PHONES);
        try (RealDaemon daemon = RealDaemon.start(files.ready())) {
            String header = "Content-Type: text/plain\r\nX-Digium-AppServer-Response-URI: ";
            var to = new InetSocketAddress(IpAddresses.parse("127.0.0.1").orElseThrow(), daemon.port("udp"));
            try (Wire asterisk = Wire.udp(IpAddresses.parse("127.0.0.1").orElseThrow(), 0, to)) {
                asterisk.send(relayed(asterisk, header + "pjsip:10.1.2.3:5060;transport=udp\r\n"));
                assertTrue(asterisk.expect(3_000).startsWith("SIP/2.0 202"));
                String answer = asterisk.expect(3_000);
                assertTrue(answer.startsWith("MESSAGE sip:digium_phone_module@"), answer);
                assertTrue(
                        answer.contains("X-Digium-AppServer-Response-URI: pjsip:10.1.2.3:5060;transport=udp\r\n"),
                        answer);
                asterisk.send(Phone.ok(answer));
                asterisk.send(relayed(asterisk, header + "pjsip:198.51.100.9:5060\r\n"));
                assertTrue(asterisk.expect(3_000).startsWith("SIP/2.0 403"));
                asterisk.send(relayed(asterisk, header + "sip:evil@example.com\r\n"));
                assertTrue(asterisk.expect(3_000).startsWith("SIP/2.0 400"));
            }
        }
    }

    private static String relayed(Wire wire, String headers) {
        return Phone.message(wire, "UDP", "sip:proxy@127.0.0.1", headers, Phone.body("000fd3aabbcc"));
    }
}
