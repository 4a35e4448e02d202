package org.opendpma.daemon;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every thread of the daemon: named, daemon threads, with a log line when one ends by an exception, and pools whose
 * queues are bounded. Closing ends the pools within a second.
 */
final class Threads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final int WORK_QUEUE = 4_096;
    private static final int CONTROL_THREADS = 4;
    private static final int CONTROL_QUEUE = 64;
    private static final int CLOSE_SECONDS = 1;

    private final int cores = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** Where answers are worked out; full, it refuses. */
    final ExecutorService workers = pool("work", cores, WORK_QUEUE);
    /** Where TLS handshakes are reckoned; the door bounds how many there are. */
    final ExecutorService tlsTasks = Executors.newFixedThreadPool(cores, factory("tls"));

    final ExecutorService control = pool("control", CONTROL_THREADS, CONTROL_QUEUE);
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(factory("timer"));

    private static ExecutorService pool(String name, int threads, int queue) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), factory(name));
    }

    static ThreadFactory factory(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "opendpma-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(
                    (t, e) -> LOG.error("thread {} ended: {}", t.getName(), e.toString(), e));
            return thread;
        };
    }

    @Override
    public void close() {
        for (ExecutorService executor : new ExecutorService[] {workers, tlsTasks, control, timer}) {
            executor.shutdownNow();
        }
        try {
            if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("workers are still busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
