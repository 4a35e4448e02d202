package org.opendpma.mdns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.SipTransport;
import org.opendpma.site.WebScheme;

/**
 * An announcer in a process of its own, which does what it reads, a line at a time: {@code announce NAME|ADDRESS|PORT|TRANSPORT} (or {@code firmware} for a transport),
 * {@code find SECONDS}, {@code describe}, {@code traffic}, {@code heap}, {@code threads}, {@code close}. Each is answered by one line that begins with {@code >}.
 */
public final class AnnouncerMain {
    private static final Announcement.Service FIRMWARE = new Announcement.Service.Firmware(
            WebScheme.HTTP,
            "/firmware/",
            FirmwareVersion.parse("2_9_20").orElseThrow(),
            Map.of("D60", "2_9_20_D60_firmware.eff", "D65", "2_9_20_D65_firmware.eff"));

    private final List<String> interfaces;
    private final Announcer announcer;

    private AnnouncerMain(String[] args) {
        this.interfaces =
                Arrays.stream(args[1].split(",")).filter(i -> !i.isEmpty()).toList();
        this.announcer = new Announcer(
                new MdnsSettings(true, Backend.parse(args[0]).orElseThrow(), interfaces),
                new AvahiDaemon(Path.of(args[2])),
                new AvahiServiceFile(Path.of(args[3])),
                Nic::all,
                Duration.ofMillis(Long.parseLong(args[4])));
    }

    /** Arguments: backend, interfaces, Avahi's run directory, its services, milliseconds between looks. */
    public static void main(String[] args) throws IOException {
        var main = new AnnouncerMain(args);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(">" + main.answer(line));
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", 2);
        long start = System.nanoTime();
        switch (words[0]) {
            case "announce" -> announcer.announce(announcement(words[1].split("\\|", -1)));
            case "close" -> announcer.close();
            case "find" -> {
                return Discovery.find(Duration.ofSeconds(Long.parseLong(words[1])), interfaces)
                        .toString();
            }
            case "traffic" -> {
                return announcer.traffic().seen() + " " + announcer.traffic().admitted();
            }
            case "heap" -> {
                System.gc();
                return Long.toString(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
            case "threads" -> {
                return Integer.toString(Thread.activeCount());
            }
            default -> {
                return announcer.describe();
            }
        }
        return Long.toString((System.nanoTime() - start) / 1_000_000);
    }

    private static Announcement announcement(String[] fields) {
        Announcement.Service service = fields[3].equals("firmware")
                ? FIRMWARE
                : new Announcement.Service.Sip(SipTransport.parse(fields[3]).orElseThrow());
        return new Announcement(
                fields[0], Optional.of(fields[1]).filter(a -> !a.isEmpty()), Integer.parseInt(fields[2]), service);
    }
}
