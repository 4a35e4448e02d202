package org.opendpma.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.opendpma.config.AdminSettings;
import org.opendpma.config.Bind;
import org.opendpma.control.CommandRunner;
import org.opendpma.control.CommandTable;
import org.opendpma.control.ControlServer;
import org.opendpma.control.Overview;
import org.opendpma.control.front.AmiFront;
import org.opendpma.control.front.AppBroker;
import org.opendpma.http.admin.AdminDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in for commands: the socket of the shell, the admin listener, the AMI front. Built and closed by one thread. */
final class WaysIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WaysIn.class);
    /** Below the five seconds that res_curl.conf gives us. */
    private static final Duration PATIENCE = Duration.ofMillis(3_500);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * Opens those that are configured.
     *
     * @throws IOException when one cannot be opened; then the others are closed again
     */
    WaysIn(
            AdminSettings settings,
            CommandTable commands,
            AppBroker broker,
            Overview overview,
            Meters meters,
            Threads threads)
            throws IOException {
        try {
            open.push(new ControlServer(
                    settings.socket(), commands, threads.control, threads.timer, Threads.factory("control-accept")));
            openFront(settings, commands, broker, threads);
            openListener(settings, commands, overview, meters, threads);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void openFront(AdminSettings settings, CommandTable commands, AppBroker broker, Threads threads)
            throws IOException {
        Optional<AdminSettings.Front> front = settings.amiFront();
        if (front.isPresent()) {
            var opened = new AmiFront(front.get(), commands, broker, threads.control, Threads.factory("ami-front"));
            open.push(opened);
            LOG.info("AMI front: open at port {}", opened.port());
        }
    }

    private void openListener(
            AdminSettings settings, CommandTable commands, Overview overview, Meters meters, Threads threads)
            throws IOException {
        Optional<Bind> listen = settings.listen();
        if (listen.isPresent()) {
            var opened = new AdminDoor(
                    listen.get(),
                    new CommandRunner(commands, threads.control, PATIENCE),
                    overview::health,
                    meters::scrape,
                    Threads.factory("admin"));
            open.push(opened);
            LOG.info("admin: listening at port {}", opened.port());
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("while stopping: {}", e.toString());
            }
        }
    }
}
