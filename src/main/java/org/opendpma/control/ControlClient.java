package org.opendpma.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the running daemon, for the shell commands. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Runs a command in the daemon and waits for what it says.
     *
     * @throws IOException when no daemon answers on the socket, in words for the user
     */
    public static Result run(Path socket, List<String> words, Progress progress) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer ask = ByteBuffer.wrap(ControlMessages.ask(words).getBytes(StandardCharsets.UTF_8));
            while (ask.hasRemaining()) {
                channel.write(ask);
            }
            return read(
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8)),
                    progress);
        } catch (IOException e) {
            throw new IOException(
                    "no opendpma answers on " + socket + " (" + e.getMessage()
                            + "); is it running, and may you open its socket?",
                    e);
        }
    }

    private static Result read(BufferedReader answer, Progress progress) throws IOException {
        while (true) {
            String line = answer.readLine();
            Optional<String> step = line == null ? Optional.empty() : ControlMessages.readStep(line);
            if (step.isEmpty()) {
                return new Result(status(line), rest(answer));
            }
            progress.report(step.get());
        }
    }

    private static int status(@Nullable String line) throws IOException {
        return Optional.ofNullable(line)
                .flatMap(ControlMessages::readStatus)
                .orElseThrow(() -> new IOException("it closed the connection"))
                .status();
    }

    private static String rest(Reader answer) throws IOException {
        var text = new StringWriter();
        answer.transferTo(text);
        return text.toString();
    }

    /** Whether anybody accepts connections there. */
    public static boolean isAnswering(Path socket) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }
}
