package org.opendpma.mdns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The socket that JmDNS reads in place of the real one: every packet is parsed here, and what a {@link Gate} leaves of it is written
 * anew, so that JmDNS parses only what this program wrote. Read by one thread, that of JmDNS.
 */
final class Airlock extends MulticastSocket {
    private final MulticastSocket outside;
    private final Gate gate;
    private final BooleanSupplier closing;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong admitted = new AtomicLong();
    private volatile @Nullable Thread reader;

    /**
     * Stands in front of a socket.
     *
     * @param closing whether JmDNS is on its way out: it then waits for one more packet of any kind
     */
    Airlock(MulticastSocket outside, Gate gate, BooleanSupplier closing) throws IOException {
        super((SocketAddress) null);
        // Only receive() is ever called on this object; the system's socket that the superclass made is not needed.
        super.close();
        this.outside = outside;
        this.gate = gate;
        this.closing = closing;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        reader = Thread.currentThread();
        do {
            packet.setLength(packet.getData().length);
            outside.receive(packet);
            seen.incrementAndGet();
        } while (!closing.getAsBoolean() && !admit(packet));
    }

    /** False once the thread that read is dead: nothing will be heard any more. */
    boolean isRead() {
        Thread last = reader;
        return last == null || last.isAlive();
    }

    long seen() {
        return seen.get();
    }

    long admitted() {
        return admitted.get();
    }

    private boolean admit(DatagramPacket packet) {
        if (!(packet.getSocketAddress() instanceof InetSocketAddress from)) {
            return false;
        }
        Optional<DnsMessage> message =
                DnsReader.read(packet.getData(), packet.getLength()).flatMap(m -> gate.admit(m, from));
        int length = message.map(m -> DnsWriter.write(m, packet.getData())).orElse(0);
        if (length == 0) {
            return false;
        }
        packet.setLength(length);
        admitted.incrementAndGet();
        return true;
    }
}
