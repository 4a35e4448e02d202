package org.opendpma.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The mDNS packets that one machine sends to another, as Wireshark's {@code tshark} reads them there. */
final class Capture {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] FIELDS = {
        "frame.time_epoch",
        "ip.ttl",
        "dns.flags.response",
        "dns.qry.name",
        "dns.resp.name",
        "dns.resp.type",
        "dns.resp.ttl"
    };

    private final List<Packet> packets = new ArrayList<>();

    /**
     * One packet.
     *
     * @param time seconds
     * @param names of its questions and records
     */
    record Packet(double time, int ipTtl, boolean isResponse, List<String> names, Map<Integer, Integer> ttls) {
        static final int PTR = 12;
        static final int TXT = 16;
        static final int SRV = 33;

        /** The time to live of its record of that type, in seconds; -1 when it has none. */
        int ttl(int type) {
            return ttls.getOrDefault(type, -1);
        }

        private static Optional<Packet> parse(String line) {
            String[] fields = line.split("\\|", -1);
            if (fields.length != FIELDS.length) {
                return Optional.empty();
            }
            var names = new ArrayList<>(values(fields[3]));
            names.addAll(values(fields[4]));
            var ttls = new HashMap<Integer, Integer>();
            List<String> types = values(fields[5]);
            for (int i = 0; i < types.size(); i++) {
                ttls.put(
                        Integer.valueOf(types.get(i)),
                        Integer.valueOf(values(fields[6]).get(i)));
            }
            return Optional.of(new Packet(
                    Double.parseDouble(fields[0]), Integer.parseInt(fields[1]), fields[2].equals("1"), names, ttls));
        }

        private static List<String> values(String field) {
            return Arrays.stream(field.split(",")).filter(v -> !v.isEmpty()).toList();
        }
    }

    private Capture() {}

    /** Returns once packets from {@code source} are seen. */
    static Capture start(Namespaces.Machine on, Namespaces.Machine from, String source, String destination)
            throws InterruptedException {
        var capture = new Capture();
        var command = new ArrayList<>(
                List.of("tshark", "-l", "-n", "-i", "eth0", "-f", "udp dst port 5353 and src host " + source));
        command.addAll(List.of("-T", "fields", "-E", "separator=|"));
        Arrays.stream(FIELDS).forEach(field -> command.addAll(List.of("-e", field)));
        Process tshark = on.start(Map.of(), command);
        var reader = new Thread(() -> capture.read(tshark.inputReader(StandardCharsets.UTF_8)), "capture");
        reader.setDaemon(true);
        reader.start();
        // tshark says that it captures a little before it does.
        Poll.until(PATIENCE, "a capturing tshark", () -> capture.provoke(from, destination), seen -> seen);
        return capture;
    }

    /** Waits for so many packets of that kind. */
    List<Packet> await(String what, Predicate<Packet> wanted, int count) throws InterruptedException {
        return Poll.until(PATIENCE, what, () -> seen(wanted), found -> found.size() >= count);
    }

    synchronized List<Packet> seen(Predicate<Packet> wanted) {
        return packets.stream().filter(p -> !p.names().isEmpty()).filter(wanted).toList();
    }

    private void read(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line);
            }
        } catch (IOException ended) {
            // The machine was taken apart, and tshark with it.
        }
    }

    private synchronized void add(String line) {
        Packet.parse(line).ifPresent(packets::add);
    }

    private boolean provoke(Namespaces.Machine from, String destination) {
        from.run(Map.of(), "bash", "-c", "echo > /dev/udp/" + destination + "/5353");
        synchronized (this) {
            return !packets.isEmpty();
        }
    }
}
