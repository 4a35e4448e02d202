package org.opendpma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.Golden;
import org.opendpma.it.Certificates;

/** {@code render} and {@code explain}, without a daemon. */
class PreviewTest {
    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() throws IOException {
        write("opendpma.conf", """
                [general]
                phones=res_digium_phone.conf
                state_directory=state
                [asterisk]
                source=files
                pjsip=pjsip.conf
                [sip]
                udp=127.0.0.1:5062
                tcp=127.0.0.1:5062
                [mdns]
                enabled=no
                """);
        write("pjsip.conf", """
                [1000]
                type=endpoint
                auth=1000
                callerid=Ada <1000>
                rewrite_contact=yes
                [1000]
                type=auth
                username=1000
                password=sesame-1000
                """);
        write("res_digium_phone.conf", """
                [general]
                mdns_address=192.0.2.1
                [lan]
                type=network
                cidr=192.0.2.0/24
                ntp_server=192.0.2.9
                [any]
                type=network
                transport=tcp
                [1000]
                type=line
                line_label=Ada
                [anna]
                type=phone
                mac=000fd3aabbcc
                network=lan
                network=any
                line=1000
                small_clock=yes
                login_password=80135
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Shell run(Object command, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(directory.resolve("opendpma.conf").toString());
        return Shell.run(command, all.toArray(String[]::new));
    }

    @Test
    void renderPrintsWhatThePhoneWouldGet() {
        Shell shell = run(new RenderCommand(), "anna", "--network", "any");
        assertEquals(0, shell.status(), shell.err());
        assertTrue(shell.out().contains("password=\"sesame-1000\""), shell.out());
        assertTrue(shell.out().contains("transport=\"tcp\""), shell.out());
        assertFalse(shell.out().contains("network_id"), shell.out());
    }

    @Test
    void withoutANetworkThereIsAVariantForEach() {
        String out = run(new RenderCommand(), "anna").out();
        assertTrue(out.contains("<setting id=\"ntp_server\" value=\"192.0.2.9\" network_id=\"lan\"/>"), out);
        assertTrue(
                out.contains("transport=\"tcp\" reregister=\"300\" retry=\"25\" num_retries=\"5\" network_id=\"any\""),
                out);
    }

    @Test
    void aMacAddressIsANameToo() {
        assertEquals(
                run(new RenderCommand(), "anna").out(),
                run(new RenderCommand(), "00:0F:D3:AA:BB:CC").out());
    }

    @Test
    void explainSaysWhereEverythingComesFromAndNoPassword() {
        Shell shell = run(new ExplainCommand(), "anna", "--network", "lan", "--model", "D65");
        assertEquals(0, shell.status(), shell.err());
        String file = directory.resolve("res_digium_phone.conf").toString();
        for (String line : List.of(
                "phone anna as D65 in lan",
                "setting id=\"small_clock\" value=\"1\" <- small_clock at " + file + ":19",
                "password=\"[redacted]\" <- PJSIP endpoint 1000",
                "caller_id=\"Ada <1000>\" <- PJSIP endpoint 1000",
                "line_label=\"Ada\" <- line_label at " + file + ":12",
                "setting id=\"web_ui_enabled\" value=\"0\" <- default",
                "setting id=\"ntp_server\" value=\"192.0.2.9\" <- ntp_server at " + file + ":6")) {
            assertTrue(shell.out().replaceAll(" +", " ").contains(line), line + " in\n" + shell.out());
        }
        assertFalse(shell.out().contains("sesame-1000") || shell.out().contains("80135"), shell.out());
    }

    @Test
    void explainSaysWhatWasLeftOutAndWhyAndThatIsNoFailure() {
        Shell shell = run(new ExplainCommand(), "anna", "--model", "d40", "--firmware", "1_4_8");
        assertEquals(0, shell.status());
        assertTrue(shell.out().contains("phone anna as D40 1_4_8 in lan, any\n"), shell.out());
        assertTrue(shell.out().contains("  setting small_clock: a D40 does not know it  "), shell.out());
    }

    @Test
    void theModelOfTheLastSessionCounts() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        write("state/sessions.json", """
                [{"mac":"000fd3aabbcc","phone":"anna","model":"D40","firmware":"1_4_8","address":"192.0.2.7",
                "transport":"udp","since":"2026-01-01T00:00:00Z","lastAsked":"2026-01-01T00:00:00Z"}]
                """);
        String out = run(new ExplainCommand(), "anna").out();
        assertTrue(out.startsWith("phone anna as D40 1_4_8 in lan, any\n"), out);
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        for (String[] wrong : new String[][] {
            {"bob"}, {"anna", "--model", "D99"}, {"anna", "--network", "wan"}, {"anna", "--firmware", "new"}, {}
        }) {
            Shell shell = run(new ExplainCommand(), wrong);
            assertEquals(2, shell.status(), shell.out());
            assertFalse(shell.err().isEmpty());
        }
        assertTrue(run(new RenderCommand(), "bob").err().startsWith("there is no phone bob"));
    }

    @Test
    void aWrongConfigurationIsStatus78() throws IOException {
        write("res_digium_phone.conf", "[anna]\ntype=phnoe\n");
        Shell shell = run(new RenderCommand(), "anna");
        assertEquals(78, shell.status());
        assertTrue(shell.err().contains("res_digium_phone.conf:1: [anna] type: \"phnoe\" is unknown"), shell.err());
    }

    private void withDoors(String firmwareRollout) throws IOException {
        Files.createDirectories(directory.resolve("firmware"));
        Files.writeString(directory.resolve("firmware/2_9_20_D65_firmware.eff"), "firmware");
        Certificates.make(directory, "server", "IP:192.0.2.1");
        String daemon = Files.readString(directory.resolve("opendpma.conf"));
        write(
                "opendpma.conf",
                daemon.replace("[mdns]", """
                [http]
                http=0.0.0.0:8084
                https=0.0.0.0:8444
                certificate=server.crt
                key=server.key
                firmware_directory=firmware
                firmware_rollout=ROLLOUT
                [mdns]""".replace("ROLLOUT", firmwareRollout))
                        .replace("state_directory=state", "state_directory=state\nca=server.crt"));
        String phones = Files.readString(directory.resolve("res_digium_phone.conf"));
        write(
                "res_digium_phone.conf",
                phones.replace(
                        "ntp_server=192.0.2.9",
                        "ntp_server=192.0.2.9\nnetwork_vlan_discovery_mode=MANUAL\nnetwork_vlan_id=7\nsyslog_server=192.0.2.8"
                                + "\nhttp_auth=key\nhttp_key=0123456789abcdef"));
    }

    /** The way leads to HTTPS; the firmware comes over HTTP, for the phone does not trust our authority before it restarts. */
    @Test
    void whatAPhoneOutOfItsBoxNeedsFirst() throws IOException {
        withDoors("100%");
        Shell shell = run(new RenderCommand(), "--preprovision", "--network", "lan");
        assertEquals(0, shell.status(), shell.err());
        Golden.check(
                "xml/preprovision.xml",
                shell.out().replaceAll("<cert id=.*</cert>", "<cert/>").strip() + "\n");
    }

    @Test
    void whatANamedPhoneNeedsFirst() throws IOException {
        withDoors("anna");
        String out = run(new RenderCommand(), "--preprovision", "anna", "--network", "lan")
                .out();
        assertTrue(
                out.contains("<setting id=\"config_server_url\" value=\"https://192.0.2.1:8444/0123456789abcdef/\"/>"),
                out);
        assertTrue(
                out.contains("url=\"http://192.0.2.1:8084/0123456789abcdef/firmware/2_9_20_D65_firmware.eff\""), out);
        assertFalse(out.contains("<account") || out.contains("80135") || out.contains("log_server"), out);
        Shell all = run(new RenderCommand(), "--preprovision", "--network", "lan");
        assertFalse(all.out().contains("2_9_20"), "the firmware is for anna alone");
        assertTrue(all.err().contains("there is no firmware in it"), all.err());
    }

    @Test
    void withoutAWebDoorTheWayIsSip() {
        String out =
                run(new RenderCommand(), "--preprovision", "--network", "lan").out();
        assertTrue(out.contains("config_server_url\" value=\"sip:proxy@192.0.2.1:5062;transport=udp\""), out);
    }

    @Test
    void oneOfSeveralNetworksMustBeNamed() {
        Shell shell = run(new RenderCommand(), "--preprovision");
        assertEquals(2, shell.status());
        assertTrue(shell.err().startsWith("write --network with one of lan, any"), shell.err());
    }
}
