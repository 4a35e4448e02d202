package org.opendpma.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalPriorityTest {
    @ParameterizedTest
    @CsvSource({"ERROR, <3>", "WARN, <4>", "INFO, <6>", "DEBUG, <7>", "TRACE, <7>"})
    void isThatOfSystemd(String level, String prefix) {
        var event = new LoggingEvent();
        event.setLevel(Level.valueOf(level));
        assertEquals(prefix, new JournalPriority(true).convert(event));
        assertEquals("", new JournalPriority(false).convert(event));
    }
}
