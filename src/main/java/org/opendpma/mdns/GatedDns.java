package org.opendpma.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.MulticastSocket;
import javax.jmdns.impl.JmDNSImpl;
import org.jspecify.annotations.Nullable;

/**
 * A JmDNS of one interface that hears the network only through an {@link Airlock}, and that says when it has failed instead of trying
 * to recover on threads of its own.
 */
abstract class GatedDns extends JmDNSImpl {
    // No initialisers here: the superclass's constructor starts the thread that sets these.
    private volatile @Nullable Airlock airlock;
    private volatile boolean failed;

    /** Opens the sockets and starts JmDNS's threads; the address must have its name attached. */
    GatedDns(InetAddress named, String host) throws IOException {
        super(named, host);
    }

    /** Called before the constructor of the subclass is done. */
    abstract Gate gate();

    @Override
    public MulticastSocket getSocket() {
        Airlock present = airlock;
        if (present == null) {
            present = inFrontOf(super.getSocket());
            airlock = present;
        }
        return present;
    }

    @Override
    public void recover() {
        failed = true;
    }

    /** Whether it still hears and may speak; if not, it is to be closed and replaced. */
    boolean isHealthy() {
        Airlock present = airlock;
        return !failed && !isEnding() && (present == null || present.isRead());
    }

    /** The number of packets that came, and how many of them JmDNS got to see. */
    Traffic traffic() {
        Airlock present = airlock;
        return present == null ? new Traffic(0, 0) : new Traffic(present.seen(), present.admitted());
    }

    record Traffic(long seen, long admitted) {}

    private Airlock inFrontOf(MulticastSocket outside) {
        try {
            return new Airlock(outside, gate(), this::isEnding);
        } catch (IOException e) {
            throw new UncheckedIOException("No socket could be made.", e);
        }
    }

    private boolean isEnding() {
        return isCanceling() || isCanceled() || isClosing() || isClosed();
    }
}
