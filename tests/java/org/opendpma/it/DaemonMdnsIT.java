package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon on one machine, avahi-browse and a phone on another. */
class DaemonMdnsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SIP = "sipUrl=sip:proxy@10.78.0.1:";

    private final Namespaces network = new Namespaces();
    private final Namespaces.Machine server = network.machine();
    private final Namespaces.Machine phones = network.machine();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void cable() {
        network.cable(server, "eth0", "10.78.0.1/24", phones, "eth0", "10.78.0.2/24");
    }

    @AfterEach
    void takeApart() {
        network.close();
    }

    private static String conf(String general) {
        return "[general]\nservice_name=Daemon\nconfig_auth=mac\n" + general
                + "[anna]\ntype=phone\nmac=000fd3aabbcc\nline=1000\n[1000]\ntype=line\nsecret=x\n";
    }

    private DaemonDirectory files(String general, String pjsip) throws Exception {
        return new DaemonDirectory(Files.createDirectory(directory.resolve("daemon")))
                .files(pjsip)
                .sip("udp", "0.0.0.0:15062")
                .sip("tcp", "0.0.0.0:15062")
                .sip("tls", "0.0.0.0:15063")
                .mdns("enabled", "yes")
                .phones(conf(general));
    }

    private RealDaemon start(DaemonDirectory files) throws InterruptedException {
        return RealDaemon.startIn(List.of("ip", "netns", "exec", server.name()), files.ready());
    }

    private static Resolved one(AvahiMachine avahi, Predicate<Resolved> wanted) throws InterruptedException {
        return Poll.until(
                        PATIENCE,
                        "one announcement",
                        avahi::browse,
                        found -> found.stream().anyMatch(wanted))
                .stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void announcedChangedOnReloadWithdrawnOnStop() throws Exception {
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory.resolve("avahi"));
        DaemonDirectory files = files("mdns_transport=tls\n", "");
        try (RealDaemon daemon = start(files)) {
            Resolved first = one(avahi, r -> r.name().equals("Daemon"));
            assertEquals("10.78.0.1", first.address());
            assertEquals(15_063, first.port());
            assertEquals(List.of("serviceType=asterisk", SIP + "15063;transport=tls"), first.text());

            Program.Ran phone = Program.run(
                    List.of("ip", "netns", "exec", phones.name()),
                    List.of("phone", "--discover", "--insecure", "--mac", "000fd3aabbcc"));
            assertEquals(0, phone.status(), phone.err());
            assertTrue(phone.out().contains("value=\"sip:proxy@10.78.0.1:15063;transport=tls\""), phone.out());
            assertTrue(
                    phone.out().contains("host_primary server=\"10.78.0.1\" port=\"5060\" transport=\"udp\""),
                    phone.out());

            files.phones(conf("mdns_transport=tcp\nmdns_address=pbx.example.com\n"));
            assertEquals(0, daemon.run("reload").status());
            one(avahi, r -> r.text().contains("sipUrl=sip:proxy@pbx.example.com:15062;transport=tcp"));

            files.phones(conf("service_discovery_enabled=no\n"));
            assertEquals(0, daemon.run("reload").status());
            Poll.until(PATIENCE, "nothing announced", avahi::browse, List::isEmpty);

            files.phones(conf("mdns_transport=udp\n"));
            assertEquals(0, daemon.run("reload").status());
            one(avahi, r -> r.text().contains(SIP + "15062;transport=udp"));
            Duration took = daemon.stop();
            assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, "it took " + took);
            Poll.until(PATIENCE, "nothing announced any more", avahi::browse, List::isEmpty);
        }
    }

    /** Beside the SIP server; what mDNS says can be fetched; gone when the daemon ends. */
    @Test
    void firmwareIsAnnouncedAndCanBeFetched() throws Exception {
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory.resolve("avahi"));
        Path firmware = Files.createDirectory(directory.resolve("firmware"));
        Files.writeString(firmware.resolve("2_9_20_D65_firmware.eff"), "for a D65");
        Files.writeString(firmware.resolve("2_9_20_D60_firmware.eff"), "for a D60");
        Files.writeString(firmware.resolve("1_12_1_D80_firmware.eff"), "of another version");
        DaemonDirectory files = files("", "")
                .http("http", "0.0.0.0:18084")
                .http("firmware_directory", firmware.toString())
                .mdns("firmware", "yes");
        try (RealDaemon daemon = start(files)) {
            Resolved found = one(avahi, r -> r.name().equals("Daemon firmware"));
            assertEquals(18_084, found.port());
            assertEquals(
                    List.of(
                            "D60File=2_9_20_D60_firmware.eff",
                            "D65File=2_9_20_D65_firmware.eff",
                            "firmwareUrl=http://10.78.0.1:18084/firmware/",
                            "firmwareVersion=2_9_20",
                            "serviceType=firmware",
                            "sipUrl=http://10.78.0.1:18084"),
                    found.text());
            one(avahi, r -> r.text().contains("serviceType=asterisk"));
            assertEquals(
                    "for a D65",
                    phones.run(Map.of(), "curl", "-sS", "http://10.78.0.1:18084/firmware/2_9_20_D65_firmware.eff")
                            .orFail());
            assertTrue(daemon.log().contains("and not 1_12_1_D80_firmware.eff"), daemon.log());
            Duration took = daemon.stop();
            assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, "it took " + took);
            Poll.until(PATIENCE, "nothing announced any more", avahi::browse, List::isEmpty);
        }
    }

    @Test
    void aPortOfItsOwnIsOpenedUnlessItIsAsterisks() throws Exception {
        AvahiMachine avahi = AvahiMachine.start(phones, "phones", directory.resolve("avahi"));
        DaemonDirectory files = files("mdns_port=5060\n", "");
        try (RealDaemon daemon = start(files)) {
            one(avahi, r -> r.text().contains(SIP + "5060;transport=udp"));
            Program.Ran phone = Program.run(
                    List.of("ip", "netns", "exec", phones.name()),
                    List.of("phone", "--server", "10.78.0.1:5060", "--mac", "000fd3aabbcc"));
            assertEquals(0, phone.status(), phone.err());
            daemon.stop();
        }
        files.write("pjsip.conf", "[t]\ntype=transport\nprotocol=udp\nbind=0.0.0.0\n");
        try (RealDaemon daemon = start(files)) {
            one(avahi, r -> r.text().contains(SIP + "15062;transport=udp"));
            assertTrue(daemon.log().contains("mdns_port 5060 is left to Asterisk"), daemon.log());
        }
    }
}
