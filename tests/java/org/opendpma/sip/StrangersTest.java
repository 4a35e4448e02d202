package org.opendpma.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendpma.site.IpAddresses;
import org.slf4j.LoggerFactory;

/** Who is not permitted gets nothing, and the administrator hears of it without a flood. */
class StrangersTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource source = () -> Objects.requireNonNull(now.get());
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Strangers.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Strangers strangers = new Strangers(InetAddress::isLoopbackAddress, clock);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private static InetAddress ip(String literal) {
        return IpAddresses.parse(literal).orElseThrow();
    }

    private List<String> told() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void whoIsPermittedComesInAndNothingIsSaid() {
        assertTrue(strangers.test(ip("127.0.0.1")));
        assertEquals(List.of(), told());
    }

    @Test
    void oneAMinuteIsToldAndTheOthersAreCounted() {
        for (int i = 1; i <= 200; i++) {
            assertFalse(strangers.test(ip("203.0.113." + i)));
        }
        assertEquals(1, told().size());
        assertTrue(told().get(0).startsWith("sip: 203.0.113.1 is not permitted and gets no answer; "), told().get(0));
        assertTrue(told().get(0).contains("permit=203.0.113.1 into [general]"), told().get(0));
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(1)));
        strangers.test(ip("203.0.113.201"));
        assertTrue(told().get(1).contains("(199 more like this"), told().get(1));
    }
}
