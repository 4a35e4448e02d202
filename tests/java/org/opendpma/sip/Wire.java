package org.opendpma.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A peer that knows nothing of our code: plain sockets, messages as text. */
public abstract sealed class Wire implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length\\s*:\\s*(\\d+)\\s*$");

    /** Sends bytes as they are. */
    public abstract void send(byte[] bytes) throws IOException;

    /** The next message, head and body; empty when none comes in time or the other side closed. */
    public abstract Optional<String> receive(int millis) throws IOException;

    public final void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A message that must come. */
    public final String expect(int millis) throws IOException {
        return receive(millis).orElseThrow(() -> new AssertionError("nothing came within " + millis + " ms"));
    }

    public abstract int localPort();

    @Override
    public abstract void close() throws IOException;

    public static Wire udp(InetAddress local, int localPort, InetSocketAddress to) throws IOException {
        return new Udp(new DatagramSocket(new InetSocketAddress(local, localPort)), to);
    }

    public static Wire udp(int port) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return udp(loopback, 0, new InetSocketAddress(loopback, port));
    }

    public static Wire tcp(int port) throws IOException {
        return new Stream(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    public static Wire over(Socket socket) throws IOException {
        return new Stream(socket);
    }

    private static final class Udp extends Wire {
        private final DatagramSocket socket;
        private final InetSocketAddress to;

        Udp(DatagramSocket socket, InetSocketAddress to) {
            this.socket = socket;
            this.to = to;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        }

        @Override
        public Optional<String> receive(int millis) throws IOException {
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.setSoTimeout(millis);
            try {
                socket.receive(packet);
                return Optional.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            } catch (SocketTimeoutException nothing) {
                return Optional.empty();
            }
        }

        @Override
        public int localPort() {
            return socket.getLocalPort();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Stream extends Wire {
        private final Socket socket;

        Stream(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        @Override
        public Optional<String> receive(int millis) throws IOException {
            socket.setSoTimeout(millis);
            var head = new ByteArrayOutputStream();
            try {
                InputStream in = socket.getInputStream();
                while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                    int next = in.read();
                    if (next < 0) {
                        return Optional.empty();
                    }
                    head.write(next);
                }
                String text = head.toString(StandardCharsets.UTF_8);
                Matcher length = LENGTH.matcher(text);
                byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
                return Optional.of(text + new String(body, StandardCharsets.UTF_8));
            } catch (SocketTimeoutException nothing) {
                return Optional.empty();
            }
        }

        @Override
        public int localPort() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Whether the other side has closed the connection, waiting at most so long. */
    public static boolean isClosed(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
