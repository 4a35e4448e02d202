package org.opendpma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.Golden;

/** {@code dhcp}: the URLs come from the files, the snippets are those that DHCP servers were seen to take. */
class DhcpCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private Shell run(String http, String phones, String... arguments) throws IOException {
        Files.writeString(
                directory.resolve("opendpma.conf"),
                "[general]\nphones=phones.conf\n[asterisk]\nsource=files\n[sip]\nudp=0.0.0.0:5062\ntcp=0.0.0.0:5062\n[http]\n"
                        + http);
        Files.writeString(directory.resolve("phones.conf"), phones);
        var all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(directory.resolve("opendpma.conf").toString());
        return Shell.run(new DhcpCommand(), all.toArray(String[]::new));
    }

    private static final String GENERAL = "[general]\nmdns_address=pbx.example.com\nmdns_transport=tcp\n";

    @Test
    void oneUrlForAll() throws IOException {
        Shell shell =
                run("http=0.0.0.0:8084\n", GENERAL + "[lan]\ntype=network\n[vpn]\ntype=network\ncidr=10.0.0.0/8\n");
        assertEquals(0, shell.status(), shell.err());
        Golden.check("dhcp/one.txt", shell.out());
    }

    /** Each network has the door and the key of its own. */
    @Test
    void aUrlForEachNetwork() throws IOException {
        Shell shell = run(
                "http=0.0.0.0:8084\n",
                GENERAL + "[lan]\ntype=network\ncidr=192.0.2.0/24\n"
                        + "[vpn]\ntype=network\ncidr=10.0.0.0/8\nhttp_auth=key\nhttp_key=0123456789abcdef\n");
        assertEquals(0, shell.status(), shell.err());
        Golden.check("dhcp/two.txt", shell.out());
    }

    @Test
    void overSipWhenAskedForAndWhereThereIsNothingElse() throws IOException {
        String expected = "option tftp-server-name \"sip:proxy@pbx.example.com:5062;transport=tcp\";";
        assertTrue(run("", GENERAL).out().contains(expected));
        String out =
                run("http=0.0.0.0:8084\n", GENERAL, "--sip", "--server", "ISC").out();
        assertTrue(out.contains(expected), out);
        assertTrue(out.contains("from option 66 always (D80, P310"), out);
        assertTrue(out.contains("from 1_1_3 on (D40, D45"), out);
        assertFalse(out.contains("dnsmasq"), out);
    }

    @Test
    void whichFirmwareATransportNeeds() throws IOException {
        String tls = run("", GENERAL, "sip:proxy@pbx:5063;transport=tls").out();
        assertTrue(tls.contains("SIP over TLS always (P310"), tls);
        assertTrue(
                tls.contains("from 2_2_0_4 on (D60, D62, D65), from 1_12_0 on (D80)")
                        || tls.contains("from 1_12_0 on (D80), from 2_2_0_4 on (D60, D62, D65)"),
                tls);
        assertTrue(tls.contains("never (D40, D45, D50, D70)"), tls);
        String https = run("", GENERAL, "https://pbx/").out();
        assertTrue(https.contains("from 1_5_0 on (D80), from 2_3_0 on (D40"), https);
    }

    /** Never Asterisk's own port for want of one of ours. */
    @Test
    void withoutADoorThereIsNothingToTell() throws IOException {
        Files.writeString(directory.resolve("phones.conf"), GENERAL);
        Files.writeString(
                directory.resolve("opendpma.conf"), "[general]\nphones=phones.conf\n[asterisk]\nsource=files\n");
        Shell shell = Shell.run(
                new DhcpCommand(),
                "--config",
                directory.resolve("opendpma.conf").toString());
        assertEquals(78, shell.status());
        assertTrue(shell.err().contains("opens no door for phones; write udp="), shell.err());
        assertEquals("", shell.out());
    }

    @Test
    void whatIsWrong() throws IOException {
        assertEquals(2, run("", GENERAL, "http://pbx").status(), "no / at the end");
        assertEquals(2, run("", GENERAL, "http://pbx\";/").status(), "it would end the string");
        assertEquals(2, run("", GENERAL, "--server", "udhcpd").status());
        Shell broken = run("", "[a]\ntype=phnoe\n");
        assertEquals(78, broken.status());
        assertTrue(broken.err().contains("phnoe"), broken.err());
        assertEquals(0, run("", "[a]\ntype=phnoe\n", "http://pbx/").status(), "with a URL no file is read");
    }
}
