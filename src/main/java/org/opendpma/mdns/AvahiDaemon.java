package org.opendpma.mdns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The avahi-daemon of this machine, as seen from its run directory.
 *
 * @param directory {@code /run/avahi-daemon}
 */
record AvahiDaemon(Path directory) {
    private static final String NAME = "avahi-daemon";

    /**
     * Why it cannot be counted on, as a sentence's beginning, or nothing when it runs. Its socket is not connected to: systemd
     * would start a daemon that the administrator stopped.
     */
    Optional<String> obstacle() {
        Path pidFile = directory.resolve("pid");
        if (!Files.exists(directory.resolve("socket"))) {
            return Optional.of("no avahi-daemon runs (no " + directory.resolve("socket") + ")");
        }
        return pid(pidFile).filter(AvahiDaemon::isAlive).isPresent()
                ? Optional.empty()
                : Optional.of("no avahi-daemon runs (" + pidFile + " names no living one)");
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Optional.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                && name(pid).map(NAME::equals).orElse(true);
    }

    /** A number from a file that a crash left behind may by now be that of another program. */
    private static Optional<String> name(long pid) {
        try {
            return Optional.of(
                    Files.readString(Path.of("/proc/" + pid + "/comm")).strip());
        } catch (IOException noProc) {
            return Optional.empty();
        }
    }
}
