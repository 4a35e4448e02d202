package org.opendpma.asterisk;

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
import java.util.concurrent.atomic.AtomicLong;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * The lines of one AMI connection. The library's own reader of lines keeps whatever comes, so that a peer that is no
 * Asterisk could fill the memory; here a line has a limit, and so has everything that comes between two actions of ours.
 *
 * <p>One thread reads; one at a time writes.
 */
final class AmiSocket implements SocketConnectionFacade {
    private static final int LONGEST_LINE = 1024 * 1024;
    /** An answer is some kilobytes, and ten thousand events of Asterisk's five megabytes. */
    private static final long MOST_UNASKED = 16L * 1024 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder unsent = new StringBuilder();
    private final AtomicLong unasked = new AtomicLong();

    private AmiSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static AmiSocket connect(AmiLogin login, AmiTimes times) throws IOException {
        var address = new InetSocketAddress(login.host().name(), login.port());
        if (address.isUnresolved()) {
            throw new IOException("no address is known for the name " + login.host());
        }
        var socket = new Socket();
        try {
            socket.setSoTimeout(Math.toIntExact(times.silence().toMillis()));
            socket.connect(address, Math.toIntExact(times.connect().toMillis()));
            return new AmiSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String readLine() throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int b = in.read(), before = 0; b >= 0; before = b, b = in.read()) {
            line.write(b);
            if (before == '\r' && b == '\n') {
                count(line.size());
                return new String(line.toByteArray(), 0, line.size() - 2, StandardCharsets.UTF_8);
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("it sent a line of more than " + LONGEST_LINE + " bytes");
            }
        }
        throw new EOFException("it closed the connection");
    }

    private void count(int bytes) throws IOException {
        if (unasked.addAndGet(bytes) > MOST_UNASKED) {
            throw new IOException("it sent more than " + MOST_UNASKED + " bytes that nobody asked for");
        }
    }

    @Override
    public void write(String text) {
        unsent.append(text);
    }

    @Override
    public void flush() throws IOException {
        byte[] bytes = unsent.toString().getBytes(StandardCharsets.UTF_8);
        unsent.setLength(0);
        unasked.set(0);
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
