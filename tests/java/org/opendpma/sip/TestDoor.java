package org.opendpma.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.opendpma.config.Bind;
import org.opendpma.config.SipSettings;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;

/** A real door on loopback, on ports that the system chooses. */
final class TestDoor implements AutoCloseable {
    private static final InetAddress LOOPBACK = IpAddresses.parse("127.0.0.1").orElseThrow();

    final SipDoor door;
    final ThreadPoolExecutor workers;

    private TestDoor(Answerer answerer, Predicate<InetAddress> permitted, int queue) throws IOException {
        var bind = new Bind(LOOPBACK, 0);
        var settings = new SipSettings(
                Map.of(SipTransport.UDP, bind, SipTransport.TCP, bind), "TLSv1.2", List.of(), 16_384, 1_000, 100, 600);
        ThreadFactory threads = task -> {
            var thread = new Thread(task, "test-door");
            thread.setDaemon(true);
            return thread;
        };
        workers = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), threads);
        ExecutorService tls = workers;
        door = new SipDoor(
                settings,
                new SipDoor.House(answerer, permitted, a -> false, workers, tls, name -> threads, Clock.systemUTC()));
        door.open();
        door.begin();
    }

    static TestDoor open(Answerer answerer) throws IOException {
        return new TestDoor(answerer, address -> true, 64);
    }

    static TestDoor open(Answerer answerer, Predicate<InetAddress> permitted) throws IOException {
        return new TestDoor(answerer, permitted, 64);
    }

    static TestDoor withQueue(Answerer answerer, int queue) throws IOException {
        return new TestDoor(answerer, address -> true, queue);
    }

    int udp() {
        return door.ports().getOrDefault(SipTransport.UDP, 0);
    }

    int tcp() {
        return door.ports().getOrDefault(SipTransport.TCP, 0);
    }

    @Override
    public void close() {
        door.close();
        workers.shutdownNow();
    }
}
