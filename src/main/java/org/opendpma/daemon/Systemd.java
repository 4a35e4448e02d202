package org.opendpma.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opendpma.control.ControlClient;
import org.opendpma.control.Progress;
import org.opendpma.control.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that we are ready and, at a third of the watchdog's time, that commands are still answered. By
 * {@code systemd-notify}, which is there wherever systemd is: Java 17 has no datagrams over UNIX sockets. Its own thread, which ends with
 * the process.
 */
final class Systemd {
    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
    private static final int WAIT_SECONDS = 10;
    private static final int TIMES_A_WATCH = 3;
    private static final long NANOS_A_MICRO = 1_000;

    private final Path controlSocket;
    private final Optional<Duration> watch;
    private final Thread thread = Threads.factory("systemd").newThread(this::run);

    private Systemd(Path controlSocket, Optional<Duration> watch) {
        this.controlSocket = controlSocket;
        this.watch = watch;
    }

    /** Begins to tell, where systemd started us and wants to hear; else nothing happens. */
    static void tell(Path controlSocket) {
        Optional<Duration> watch = Optional.ofNullable(System.getenv("WATCHDOG_USEC"))
                .map(Long::parseLong)
                .map(micros -> Duration.ofNanos(micros * NANOS_A_MICRO / TIMES_A_WATCH));
        var systemd = new Systemd(controlSocket, watch);
        if (System.getenv("NOTIFY_SOCKET") != null) {
            systemd.thread.start();
        }
    }

    private void run() {
        try {
            send("--ready");
            while (watch.isPresent()) {
                TimeUnit.NANOSECONDS.sleep(watch.get().toNanos());
                if (isWell()) {
                    send("WATCHDOG=1");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWell() {
        try {
            return ControlClient.run(controlSocket, List.of("show", "version"), Progress.NONE)
                            .status()
                    == Result.DONE;
        } catch (IOException e) {
            LOG.warn("systemd's watchdog is not told that all is well: {}", e.getMessage());
            return false;
        }
    }

    private static void send(String message) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("systemd-notify", message).inheritIO().start();
            if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("systemd-notify {} took too long", message);
            }
        } catch (IOException e) {
            LOG.warn("systemd cannot be told {}: {}", message, e.getMessage());
        }
    }
}
