package org.opendpma.asterisk;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.asteriskjava.lock.Locker.LockCloser;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * One connection to AMI, for one login: it reads in bounds and, other than the library's own, never comes back by itself.
 * An answer that was cut off could otherwise be completed by a connection that knows nothing of it.
 */
final class AmiConnection extends ManagerConnectionImpl {
    private final AmiLogin login;
    private final AmiTimes times;
    private @Nullable AmiSocket socket;

    AmiConnection(AmiLogin login, AmiTimes times) {
        this.login = login;
        this.times = times;
        setHostname(login.host().name());
        setPort(login.port());
        setUsername(login.username());
        setPassword(login.secret().reveal());
        setDefaultResponseTimeout(times.answer().toMillis());
        setDefaultEventTimeout(times.answer().toMillis());
        registerUserEventClass(EndpointFacts.class);
        registerUserEventClass(AuthFacts.class);
        registerUserEventClass(ContactFacts.class);
        registerUserEventClass(ContactsComplete.class);
        registerUserEventClass(CommandWanted.class);
    }

    /** Called under the library's lock. */
    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        if (socket != null) {
            throw new IOException("this connection is over");
        }
        socket = AmiSocket.connect(login, times);
        return socket;
    }

    /** Where Asterisk is, or was; for the thread that logged in. */
    Optional<InetAddress> peer() {
        return Optional.ofNullable(socket).map(AmiSocket::getRemoteAddress);
    }

    /** Ends the connection and the library's threads, whatever has become of it; says nothing to Asterisk. */
    @SuppressWarnings("try") // the lock is held, not used
    void drop() {
        try (LockCloser held = withLock()) {
            state = ManagerConnectionState.DISCONNECTED;
            disconnect();
        }
    }

    /** Logs off first, where that can still be said. */
    void leave() {
        try {
            logoff();
        } catch (IllegalStateException neverLoggedIn) {
            // Nothing to say.
        }
        drop();
    }
}
