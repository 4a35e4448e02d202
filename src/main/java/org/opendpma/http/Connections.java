package org.opendpma.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;

/**
 * Every connection of the door: turns away who may not speak to us or has too many, and closes those on which no request
 * becomes whole in time, however often a byte comes. Any thread.
 */
final class Connections implements Connection.Listener {
    private static final long SLOWEST_BYTES_A_SECOND = 512;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final Predicate<InetAddress> permitted;
    private final int mostPerAddress;
    private final long patienceNanos;
    private final LongSupplier nanos;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final Map<EndPoint, State> states = new ConcurrentHashMap<>();

    private static final class State {
        private final InetAddress address;
        private volatile long waitingSince;
        private volatile boolean busy;
        private long bytesBefore;
        private long bytesSince;

        private State(InetAddress address, long now) {
            this.address = address;
            this.waitingSince = now;
        }
    }

    /** @param patience how long a request may take to arrive, and a handshake before it */
    Connections(Predicate<InetAddress> permitted, int mostPerAddress, Duration patience, LongSupplier nanos) {
        this.permitted = permitted;
        this.mostPerAddress = mostPerAddress;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint endPoint = connection.getEndPoint();
        if (connection instanceof SslConnection
                || !(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            return;
        }
        InetAddress address = remote.getAddress();
        if (!permitted.test(address) || !enter(address)) {
            endPoint.close();
            return;
        }
        states.put(endPoint, new State(address, nanos.getAsLong()));
    }

    @Override
    public void onClosed(Connection connection) {
        State state = states.remove(connection.getEndPoint());
        if (state != null) {
            leave(state.address);
        }
    }

    /** A request has arrived; until it is answered its connection is left alone. */
    void serving(Request request) {
        State state = states.get(request.getConnectionMetaData().getConnection().getEndPoint());
        if (state != null) {
            state.busy = true;
            Request.addCompletionListener(request, failure -> {
                state.waitingSince = nanos.getAsLong();
                state.busy = false;
            });
        }
    }

    /** Closes what has waited too long; called once a second. */
    void sweep() {
        long now = nanos.getAsLong();
        states.forEach((endPoint, state) -> {
            boolean late = !state.busy && now - state.waitingSince > patienceNanos;
            if (late || (state.busy && isReadTooSlowly(endPoint, state, now))) {
                endPoint.close();
            }
        });
    }

    /** Who takes less than half a kilobyte a second is only holding a place. Confined to the sweeping thread. */
    private boolean isReadTooSlowly(EndPoint endPoint, State state, long now) {
        if (state.bytesSince < state.waitingSince || state.bytesSince == 0) {
            state.bytesSince = now;
            state.bytesBefore = endPoint.getConnection().getBytesOut();
        } else if (now - state.bytesSince > patienceNanos) {
            long bytes = endPoint.getConnection().getBytesOut();
            long taken = bytes - state.bytesBefore;
            state.bytesBefore = bytes;
            state.bytesSince = now;
            return taken < SLOWEST_BYTES_A_SECOND * patienceNanos / NANOS_A_SECOND;
        }
        return false;
    }

    int size() {
        return states.size();
    }

    private boolean enter(InetAddress address) {
        synchronized (perAddress) {
            int mine = perAddress.getOrDefault(address, 0);
            if (mine >= mostPerAddress) {
                return false;
            }
            perAddress.put(address, mine + 1);
            return true;
        }
    }

    private void leave(InetAddress address) {
        synchronized (perAddress) {
            perAddress.computeIfPresent(address, (a, n) -> n <= 1 ? null : n - 1);
        }
    }
}
