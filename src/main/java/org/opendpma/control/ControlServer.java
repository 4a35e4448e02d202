package org.opendpma.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers shell commands on a UNIX-domain socket that only the daemon's user and group can open. One thread accepts; a
 * small pool works; a client that does not say what it wants in time is cut off.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int SAY_SECONDS = 5;
    private static final int TAKE_SECONDS = 60;

    private final Path socket;
    private final CommandTable commands;
    private final ExecutorService pool;
    private final ScheduledExecutorService timer;
    private final ServerSocketChannel server;

    /**
     * Opens the socket and begins to answer.
     *
     * @param pool bounded; refuses when full
     * @throws IOException when the socket cannot be made there, or another daemon answers on it
     */
    public ControlServer(
            Path socket,
            CommandTable commands,
            ExecutorService pool,
            ScheduledExecutorService timer,
            ThreadFactory threads)
            throws IOException {
        this.socket = socket;
        this.commands = commands;
        this.pool = pool;
        this.timer = timer;
        this.server = bind(socket);
        threads.newThread(this::accept).start();
    }

    private static ServerSocketChannel bind(Path socket) throws IOException {
        Files.createDirectories(socket.toAbsolutePath().getParent());
        if (Files.exists(socket) && ControlClient.isAnswering(socket)) {
            throw new IOException(
                    "another opendpma answers on " + socket + "; stop it, or give this one another socket=");
        }
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IOException("cannot open the control socket " + socket + ": " + e.getMessage(), e);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                handOver(server.accept());
            } catch (ClosedChannelException closing) {
                return;
            } catch (IOException e) {
                LOG.warn("control: {}", e.getMessage());
            }
        }
    }

    private void handOver(SocketChannel client) throws IOException {
        try {
            pool.execute(() -> serve(client));
        } catch (RejectedExecutionException full) {
            client.close();
        }
    }

    private void serve(SocketChannel client) {
        ScheduledFuture<?> impatience = timer.schedule(() -> close(client), SAY_SECONDS, TimeUnit.SECONDS);
        try (client) {
            Optional<List<String>> words =
                    readLine(client).flatMap(ControlMessages::readAsk).map(ControlMessages.Ask::command);
            impatience.cancel(false);
            Result result = words.map(w -> commands.run(w, step -> tell(client, step)))
                    .orElseGet(() -> new Result(Result.USAGE, "That is no command line of opendpma.\n"));
            impatience = timer.schedule(() -> close(client), TAKE_SECONDS, TimeUnit.SECONDS);
            write(client, ControlMessages.status(result.status()) + result.text());
        } catch (IOException gone) {
            LOG.debug("control: {}", gone.getMessage());
        } finally {
            impatience.cancel(false);
        }
    }

    /** A client that has gone does not stop what it began; one that does not read is cut off. */
    private void tell(SocketChannel client, String step) {
        ScheduledFuture<?> impatience = timer.schedule(() -> close(client), SAY_SECONDS, TimeUnit.SECONDS);
        try {
            write(client, ControlMessages.step(step));
        } catch (IOException gone) {
            LOG.debug("control: {}", gone.getMessage());
        } finally {
            impatience.cancel(false);
        }
    }

    private static Optional<String> readLine(SocketChannel client) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(ControlMessages.LONGEST_LINE);
        while (buffer.hasRemaining() && client.read(buffer) >= 0) {
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            if (end >= 0) {
                return Optional.of(text.substring(0, end));
            }
        }
        return Optional.empty();
    }

    private static void write(SocketChannel client, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("control: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("control: {}", e.getMessage());
        }
    }
}
