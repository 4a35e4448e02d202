package org.opendpma.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Says how important a line is, as systemd reads it at the beginning of a line (sd-daemon(3)), so that {@code journalctl -p
 * warning} shows what matters. Elsewhere it says nothing. Named in logback.xml; any thread.
 */
public final class JournalPriority extends ClassicConverter {
    private final boolean journal;

    public JournalPriority() {
        this(System.getenv("JOURNAL_STREAM") != null);
    }

    JournalPriority(boolean journal) {
        this.journal = journal;
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
