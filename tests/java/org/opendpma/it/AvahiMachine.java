package org.opendpma.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A D-Bus and an avahi-daemon of their own on one machine; the system's files are covered by mounts that only they see. */
final class AvahiMachine {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=%s</listen>
              <policy context="default">
                <allow user="*"/> <allow own="*"/>
                <allow send_destination="*" eavesdrop="false"/> <allow receive_sender="*" eavesdrop="false"/>
              </policy>
            </busconfig>
            """;
    private static final String AVAHI = """
            [server]
            host-name=%s
            use-ipv4=yes
            use-ipv6=yes
            [publish]
            publish-workstation=no
            publish-hinfo=no
            """;
    private static final String COVER_AND_RUN = "mount -t tmpfs none /run && mkdir /run/avahi-daemon"
            + " && mount --bind \"$0/run\" /run/avahi-daemon && mount --bind \"$0/services\" /etc/avahi/services"
            + " && exec avahi-daemon -f \"$0/avahi.conf\" --no-drop-root --no-chroot --no-rlimits";

    private final Namespaces.Machine machine;
    private final Path directory;
    private final Process daemon;

    private AvahiMachine(Namespaces.Machine machine, Path directory, Process daemon) {
        this.machine = machine;
        this.directory = directory;
        this.daemon = daemon;
    }

    /**
     * Starts both and waits until they answer.
     *
     * @param directory empty, for their files; a short path, for it will hold sockets
     */
    static AvahiMachine start(Namespaces.Machine machine, String hostName, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("run"));
        Files.createDirectories(directory.resolve("services"));
        Files.writeString(directory.resolve("bus.conf"), BUS.formatted(directory.resolve("bus")));
        Files.writeString(directory.resolve("avahi.conf"), AVAHI.formatted(hostName));
        machine.start(Map.of(), List.of("dbus-daemon", "--nofork", "--config-file=" + directory.resolve("bus.conf")));
        Poll.until(PATIENCE, "a D-Bus socket", () -> Files.exists(directory.resolve("bus")), there -> there);
        Process daemon = machine.start(bus(directory), List.of("sh", "-c", COVER_AND_RUN, directory.toString()));
        var avahi = new AvahiMachine(machine, directory, daemon);
        Poll.until(PATIENCE, "an answering avahi-daemon", avahi::browseOnce, o -> o.status() == 0);
        return avahi;
    }

    Path runDirectory() {
        return directory.resolve("run");
    }

    Path services() {
        return directory.resolve("services");
    }

    /** What a phone on this machine would find by now. */
    List<Resolved> browse() {
        return Resolved.parse(browseOnce().orFail());
    }

    /** Announces from this machine, under a name that another may want too. */
    Process publish(String name, int port) {
        return machine.start(
                bus(directory),
                List.of("avahi-publish", "-s", name, "_digiumproxy._udp", Integer.toString(port), "sipUrl=sip:other"));
    }

    void stop() {
        Commands.end(daemon);
    }

    private Commands.Outcome browseOnce() {
        return machine.run(bus(directory), "avahi-browse", "-rtp", "_digiumproxy._udp");
    }

    private static Map<String, String> bus(Path directory) {
        return Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + directory.resolve("bus"));
    }
}
