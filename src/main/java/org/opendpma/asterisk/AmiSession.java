package org.opendpma.asterisk;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ReloadEvent;
import org.jspecify.annotations.Nullable;
import org.opendpma.site.Endpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one login at Asterisk's AMI for ever: tries again with back-off and jitter, notices a connection that died
 * silently, and tells a listener of everything that changes what phones should get.
 *
 * <p>It has one thread of its own for connecting and watching; the listener is called on that thread or on the library's
 * event thread and must not block.
 */
public final class AmiSession implements AutoCloseable {
    /** Who wants to know. */
    public interface Listener {
        /** Logged in; what Asterisk knows may have changed since the last time. */
        void connected();

        /** The login was lost, or an attempt failed for a reason not told before. */
        void lost(String reason);

        /** Asterisk was asked to reload a module: {@code res_pjsip.so}, {@code All}, or whatever was typed. */
        void reloaded(String module);

        /**
         * Somebody asks for a command of ours by {@code UserEvent: OpenDPMACommand}.
         *
         * @param id what the answer must carry; may be empty
         */
        void commandWanted(String id, String command);
    }

    private static final Logger LOG = LoggerFactory.getLogger(AmiSession.class);
    private static final Duration CLOSE = Duration.ofMillis(1_500);

    private final AmiLogin login;
    private final Listener listener;
    private final Clock clock;
    private final AmiTimes times;
    private final Backoff backoff;
    private final BlockingQueue<String> signals = new ArrayBlockingQueue<>(4);
    private final Thread thread;

    // Written by the session's thread, read by commands and by the reloader.
    private volatile @Nullable AmiConnection connection;
    private volatile AmiState state;
    private volatile boolean closed;
    private volatile @Nullable InetAddress peer;

    public AmiSession(AmiLogin login, Listener listener, ThreadFactory threads, Clock clock) {
        this(login, listener, threads, clock, AmiTimes.USUAL);
    }

    AmiSession(AmiLogin login, Listener listener, ThreadFactory threads, Clock clock, AmiTimes times) {
        this.login = login;
        this.listener = listener;
        this.clock = clock;
        this.times = times;
        this.backoff = new Backoff(RandomGenerator.getDefault(), times.retry());
        this.state = new AmiState.Down(clock.instant(), "not tried yet");
        this.thread = threads.newThread(this::run);
    }

    /** Begins to connect; returns at once. */
    public void start() {
        thread.start();
    }

    public AmiState state() {
        return state;
    }

    /** Where Asterisk was when it was last reached. */
    public Optional<InetAddress> peer() {
        return Optional.ofNullable(peer);
    }

    /**
     * Reads the endpoints of some names, and Asterisk's SIP transports; names that are no endpoints are left out. Waits for
     * Asterisk in bounds; not for event threads.
     *
     * @throws AsteriskUnavailableException when nothing can be said now; what was read before stays true
     */
    public Endpoints read(Collection<String> names) throws AsteriskUnavailableException {
        return new AmiReader(current(), login.username(), times.answer()).read(names);
    }

    /**
     * What else can be asked of Asterisk.
     *
     * @throws AsteriskUnavailableException when it is not reached now
     */
    public AmiActions actions() throws AsteriskUnavailableException {
        return new AmiActions(current());
    }

    private AmiConnection current() throws AsteriskUnavailableException {
        AmiConnection current = connection;
        if (current == null) {
            throw new AsteriskUnavailableException(
                    state instanceof AmiState.Down down ? down.reason() : "AMI is being connected");
        }
        return current;
    }

    /**
     * Logs in, reads and logs off, for a command.
     *
     * @throws AsteriskUnavailableException when one of that cannot be done, within seconds
     */
    public static Endpoints readOnce(AmiLogin login, Collection<String> names) throws AsteriskUnavailableException {
        return readOnce(login, names, AmiTimes.USUAL);
    }

    static Endpoints readOnce(AmiLogin login, Collection<String> names, AmiTimes times)
            throws AsteriskUnavailableException {
        var once = new AmiConnection(login, times);
        try {
            once.login("off");
            return new AmiReader(once, login.username(), times.answer()).read(names);
        } catch (IOException | AuthenticationFailedException | TimeoutException | RuntimeException e) {
            throw new AsteriskUnavailableException(reason(login, e));
        } finally {
            once.leave();
        }
    }

    private void run() {
        while (!closed) {
            Optional<AmiConnection> connected = connect();
            if (connected.isPresent()) {
                backoff.reset();
                watch(connected.get());
            }
            pause();
        }
    }

    private Optional<AmiConnection> connect() {
        var attempt = new AmiConnection(login, times);
        attempt.addEventListener(this::onEvent);
        try {
            signals.clear();
            attempt.login("system,user");
            state = new AmiState.Connected(clock.instant());
            connection = attempt;
            peer = attempt.peer().orElse(null);
            LOG.info("AMI: logged in to Asterisk at {}:{} as {}", login.host(), login.port(), login.username());
            listener.connected();
            return Optional.of(attempt);
        } catch (IOException | AuthenticationFailedException | TimeoutException | RuntimeException e) {
            down(reason(login, e));
            attempt.drop();
            return Optional.empty();
        }
    }

    private static String reason(AmiLogin login, Exception e) {
        String where = "Asterisk's AMI at " + login.host() + ":" + login.port();
        // With a cause, it is not what Asterisk said but what kept the library from asking.
        Throwable cause = e.getCause();
        if (e instanceof AuthenticationFailedException && cause != null) {
            return where + " does not answer: " + cause.getMessage();
        }
        if (e instanceof AuthenticationFailedException) {
            return where + " refuses the user " + login.username() + " (" + e.getMessage()
                    + "); check username and secret in [asterisk] of opendpma.conf, and permit in manager.conf";
        }
        return e instanceof IOException
                ? where + " cannot be reached: " + e.getMessage()
                : where + " does not answer: " + e.getMessage();
    }

    /** Called on the library's event thread. */
    private void onEvent(ManagerEvent event) {
        if (event instanceof DisconnectEvent) {
            signals.offer("Asterisk closed the AMI connection");
        } else if (event instanceof ReloadEvent reload && reload.getModule() != null) {
            listener.reloaded(reload.getModule());
        } else if (event instanceof CommandWanted wanted) {
            listener.commandWanted(wanted.id(), wanted.command());
        }
    }

    /** Returns when the connection is lost, or when the session is closed. */
    private void watch(AmiConnection current) {
        Optional<String> lost = Optional.empty();
        while (lost.isEmpty() && !closed) {
            lost = await(times.ping()).or(() -> ping(current));
        }
        connection = null;
        lost.filter(l -> !closed).ifPresent(this::down);
        if (lost.isEmpty() || closed) {
            current.leave();
        } else {
            current.drop();
        }
    }

    private static Optional<String> ping(AmiConnection current) {
        try {
            return current.sendAction(new PingAction()) == null
                    ? Optional.of("Asterisk closed the AMI connection")
                    : Optional.empty();
        } catch (IOException | TimeoutException | IllegalStateException e) {
            return Optional.of("Asterisk's AMI does not answer any more: " + e.getMessage());
        }
    }

    private void down(String reason) {
        boolean news =
                !(state instanceof AmiState.Down before) || !before.reason().equals(reason);
        if (state instanceof AmiState.Down before) {
            state = new AmiState.Down(before.since(), reason);
        } else {
            state = new AmiState.Down(clock.instant(), reason);
        }
        if (news && !closed) {
            LOG.warn("AMI: {}; trying again for ever", reason);
            listener.lost(reason);
        }
    }

    private void pause() {
        if (!closed) {
            await(backoff.next());
        }
    }

    private Optional<String> await(Duration longest) {
        try {
            return Optional.ofNullable(signals.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            closed = true;
            return Optional.empty();
        }
    }

    /** Logs off and ends the thread, within {@code CLOSE}. */
    @Override
    public void close() {
        closed = true;
        signals.offer("closing");
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
