package org.opendpma.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendpma.exchange.SessionChange;
import org.opendpma.exchange.SessionFile;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.MacAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the sessions to the state directory: what becomes of one within some hundredths of a second, by a timer, so that no phone
 * waits for a disk; the disk itself is asked to keep it once a second.
 */
final class SessionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final int MOST = 50_000;
    private static final int GATHER_MILLIS = 10;
    private static final int FORCE_MILLIS = 1_000;
    /** When the phones that waited for the start have been answered; or at the first change before. */
    private static final int AFTER_START_MILLIS = 10_000;

    private final SessionFile file;
    private final Sessions sessions;
    private final ScheduledExecutorService timer;
    /** What has become of which phone's session and is not written; guarded by itself. */
    private final Map<MacAddress, SessionChange> unwritten = new LinkedHashMap<>();
    /** Guarded by {@link #unwritten}: a task is on its way. */
    private boolean awaited;
    /**
     * Guarded by {@link #unwritten}: more is to be written than is noted there. So it is at the start: the files may end in half a
     * line, or have been put aside.
     */
    private boolean everything = true;
    /** Guarded by this. */
    private boolean failing;

    /** @throws IOException when the state directory cannot be made */
    SessionKeeper(Path stateDirectory, ScheduledExecutorService timer) throws IOException {
        Files.createDirectories(stateDirectory);
        this.file = new SessionFile(stateDirectory);
        this.timer = timer;
        this.sessions = new Sessions(MOST, file.load(), this::note);
        after(AFTER_START_MILLIS);
        timer.scheduleWithFixedDelay(this::force, FORCE_MILLIS, FORCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    Sessions sessions() {
        return sessions;
    }

    private void note(SessionChange change) {
        synchronized (unwritten) {
            unwritten.remove(change.mac());
            unwritten.put(change.mac(), change);
            if (unwritten.size() > MOST) {
                everything = true;
                unwritten.clear();
            }
            if (!awaited) {
                awaited = after(GATHER_MILLIS);
            }
        }
    }

    /** False when the daemon is stopping: {@link #close} writes everything. */
    private boolean after(int millis) {
        try {
            timer.schedule(() -> attempt(this::write), millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    /** Something that a disk may refuse. */
    private interface Writing {
        void run() throws IOException;
    }

    /** A full disk must not stop phones; what could not be written is tried again. */
    private synchronized void attempt(Writing writing) {
        try {
            writing.run();
            if (failing) {
                failing = false;
                LOG.info("sessions: written again");
            }
        } catch (IOException | RuntimeException e) {
            synchronized (unwritten) {
                everything = true;
                awaited = after(FORCE_MILLIS);
            }
            if (!failing) {
                failing = true;
                LOG.error(
                        "sessions: cannot be written ({}); a restart would forget them; free or mend the state directory",
                        e.toString());
            }
        }
    }

    private synchronized void force() {
        if (!failing) {
            attempt(file::force);
        }
    }

    private void write() throws IOException {
        List<SessionChange> changes;
        boolean all;
        synchronized (unwritten) {
            awaited = false;
            changes = List.copyOf(unwritten.values());
            all = everything;
            unwritten.clear();
            everything = false;
        }
        if (all || file.isDueForSaving()) {
            file.save(sessions.all());
        } else if (!changes.isEmpty()) {
            file.append(changes);
        }
    }

    @Override
    public void close() throws IOException {
        attempt(() -> file.save(sessions.all()));
        synchronized (this) {
            file.close();
        }
    }
}
