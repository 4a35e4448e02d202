package org.opendpma.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Asks the running daemon, for the shell commands. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Runs a command in the daemon and waits for what it says.
     *
     * @throws IOException when no daemon answers on the socket, in words for the user
     */
    public static Result run(Path socket, List<String> words) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer ask = ByteBuffer.wrap(ControlMessages.ask(words).getBytes(StandardCharsets.UTF_8));
            while (ask.hasRemaining()) {
                channel.write(ask);
            }
            return read(new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(
                    "no opendpma answers on " + socket + " (" + e.getMessage()
                            + "); is it running, and may you open its socket?",
                    e);
        }
    }

    private static Result read(String answer) throws IOException {
        int end = answer.indexOf('\n');
        int status = ControlMessages.readStatus(end < 0 ? answer : answer.substring(0, end))
                .orElseThrow(() -> new IOException("it closed the connection"))
                .status();
        return new Result(status, answer.substring(end + 1));
    }

    /** Whether anybody accepts connections there. */
    static boolean isAnswering(Path socket) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }
}
