package org.opendpma.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opendpma.exchange.SessionFile;
import org.opendpma.exchange.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the sessions to the state directory, at most once a second, and once more at the end. */
final class SessionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final int MOST = 50_000;
    private static final int EVERY_MILLIS = 1_000;

    private final SessionFile file;
    private final Sessions sessions;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @throws IOException when the state directory cannot be made */
    SessionKeeper(Path stateDirectory, ScheduledExecutorService timer) throws IOException {
        Files.createDirectories(stateDirectory);
        this.file = new SessionFile(stateDirectory);
        this.sessions = new Sessions(MOST, file.load(), () -> changed.set(true));
        timer.scheduleWithFixedDelay(this::save, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    Sessions sessions() {
        return sessions;
    }

    /** A full disk must not stop phones; what could not be written is tried again. */
    private synchronized void save() {
        if (!changed.getAndSet(false)) {
            return;
        }
        try {
            file.save(sessions.all());
            if (failing.getAndSet(false)) {
                LOG.info("sessions: written again");
            }
        } catch (IOException | RuntimeException e) {
            changed.set(true);
            if (!failing.getAndSet(true)) {
                LOG.error(
                        "sessions: cannot be written ({}); a restart would forget them; free or mend the state directory",
                        e.toString());
            }
        }
    }

    @Override
    public void close() {
        save();
    }
}
