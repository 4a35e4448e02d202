package org.opendpma.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Says how important a line is, as systemd reads it at the beginning of a line (sd-daemon(3)), so that {@code journalctl -p
 * warning} shows what matters. Elsewhere it says nothing. Named in logback.xml; any thread.
 */
public final class JournalPriority extends ClassicConverter {
    private final boolean journal;

    public JournalPriority() {
        this(isJournal(Optional.ofNullable(System.getenv("JOURNAL_STREAM"))));
    }

    JournalPriority(boolean journal) {
        this.journal = journal;
    }

    /** Whether standard error is the very stream that systemd names; children inherit the name, too (systemd.exec(5)). */
    private static boolean isJournal(Optional<String> stream) {
        try {
            Map<String, Object> own = Files.readAttributes(Path.of("/proc/self/fd/2"), "unix:dev,ino");
            return stream.filter((own.get("dev") + ":" + own.get("ino"))::equals)
                    .isPresent();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException elsewhere) {
            return false;
        }
    }

    @Override
    public String convert(ILoggingEvent event) {
        return journal ? prefix(event.getLevel()) : "";
    }

    private static String prefix(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return "<3>";
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return "<4>";
        }
        return level.isGreaterOrEqual(Level.INFO) ? "<6>" : "<7>";
    }
}
