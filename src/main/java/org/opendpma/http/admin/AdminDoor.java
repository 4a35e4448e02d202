package org.opendpma.http.admin;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.opendpma.config.Bind;
import org.opendpma.control.CommandRunner;
import org.opendpma.control.Health;

/** Opens the admin listener. Its threads are few and its own. */
public final class AdminDoor implements AutoCloseable {
    private static final int MOST_THREADS = 12;
    private static final int LEAST_THREADS = 2;
    private static final int QUEUE = 256;
    private static final int MOST_CONNECTIONS = 64;
    private static final int IDLE_MILLIS = 10_000;
    private static final int THREAD_IDLE_MILLIS = 60_000;
    private static final int HEAD_BYTES = 4_096;
    private static final int STOP_MILLIS = 500;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Opens the port.
     *
     * @param metrics what Prometheus reads
     * @throws IOException when the port is taken
     */
    public AdminDoor(
            Bind bind, CommandRunner commands, Supplier<Health> health, Supplier<String> metrics, ThreadFactory threads)
            throws IOException {
        var pool = new QueuedThreadPool(
                MOST_THREADS,
                LEAST_THREADS,
                THREAD_IDLE_MILLIS,
                0,
                // More than the connections that there may be can ever put in.
                new ArrayBlockingQueue<>(QUEUE),
                Thread.currentThread().getThreadGroup(),
                threads);
        server = new Server(pool);
        server.setStopTimeout(STOP_MILLIS);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(bind.address().getHostAddress());
        connector.setPort(bind.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setHandler(new AdminHandler(commands, health, metrics));
        open(bind);
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setSendServerVersion(false);
        return http;
    }

    private void open(Bind bind) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException("cannot open [admin] listen " + bind + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the admin listener does not stop", e);
        }
    }
}
