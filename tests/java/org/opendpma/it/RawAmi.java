package org.opendpma.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bare client of Asterisk's manager interface, for tests that must see the bytes as they came. For one thread.
 *
 * <p>Every wait for a byte is bounded by {@link #PATIENCE}; past it a call ends in a
 * {@link java.net.SocketTimeoutException}.
 */
public final class RawAmi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawAmi(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connects to loopback and logs in, with events switched off. */
    public static RawAmi login(int port, String user, String secret) throws IOException {
        var socket = new Socket();
        try {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            var ami = new RawAmi(socket);
            ami.greetAndLogin(user, secret);
            return ami;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void greetAndLogin(String user, String secret) throws IOException {
        byte[] greeting = line();
        List<String> answer = action("Login", "Username: " + user, "Secret: " + secret, "Events: off");
        if (!answer.contains("Response: Success")) {
            throw new IOException("after " + text(greeting) + " the login of " + user + " was answered " + answer);
        }
    }

    /** The answer to an action as text: its lines in order, without the empty line that ends it. */
    public List<String> action(String name, String... headers) throws IOException {
        return bytes(name, headers).stream().map(RawAmi::text).toList();
    }

    /**
     * The answer to an action as it came.
     *
     * @param headers {@code Name: value}, without line ends; sent as UTF-8
     * @return the lines in order, without their line ends and without the empty line that ends them
     */
    public List<byte[]> bytes(String name, String... headers) throws IOException {
        send(name, headers);
        List<byte[]> message = message();
        while (!message.isEmpty() && text(message.get(0)).startsWith("Event:")) {
            message = message();
        }
        return message;
    }

    /** Sends an action and does not wait for its answer. */
    public void send(String name, String... headers) throws IOException {
        var text = new StringBuilder("Action: ").append(name).append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next answer or event, whatever it is. */
    public List<byte[]> message() throws IOException {
        var lines = new ArrayList<byte[]>();
        for (byte[] line = line(); line.length > 0; line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Decodes UTF-8; what is none becomes U+FFFD. */
    public static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        int previous = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (previous == '\r' && b == '\n') {
                byte[] all = line.toByteArray();
                return Arrays.copyOf(all, all.length - 1);
            }
            line.write(b);
            previous = b;
        }
        throw new EOFException("Asterisk closed the connection after " + line.size() + " bytes of a line");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
