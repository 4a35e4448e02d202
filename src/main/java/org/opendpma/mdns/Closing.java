package org.opendpma.mdns;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends JmDNS instances beside each other: each one takes about a second for its goodbyes. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Starts to close all of them and returns at once. */
    static CountDownLatch begin(Collection<? extends GatedDns> instances) {
        var left = new CountDownLatch(instances.size());
        instances.forEach(dns -> inBackground("close " + dns.getName(), dns::close, left));
        return left;
    }

    /** Closes all of them, and after the bound leaves what is not closed yet to its daemon threads. */
    static void all(Collection<? extends GatedDns> instances, Duration bound) {
        try {
            if (!begin(instances).await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("mDNS: goodbyes took longer than {} ms; the rest is left undone", bound.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes one name back without waiting for it. */
    static void withdraw(GatedDns dns, ServiceInfo service) {
        inBackground("withdraw " + dns.getName(), () -> dns.unregisterService(service), new CountDownLatch(1));
    }

    private static void inBackground(String what, Runnable work, CountDownLatch left) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        left.countDown();
                    }
                },
                "opendpma-mdns-" + what);
        thread.setDaemon(true);
        thread.start();
    }
}
