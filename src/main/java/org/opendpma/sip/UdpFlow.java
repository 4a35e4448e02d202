package org.opendpma.sip;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.opendpma.site.SipTransport;

/** A phone that sends datagrams. */
record UdpFlow(Channel channel, InetSocketAddress remote, Outbound outbound) implements Flow {
    @Override
    public SipTransport transport() {
        return SipTransport.UDP;
    }

    /**
     * Where the socket is bound, or the address that the system's routes would use towards the phone: a datagram does not
     * tell which address of ours it was sent to.
     */
    @Override
    public InetAddress local() {
        InetAddress bound = bound().getAddress();
        if (!bound.isAnyLocalAddress()) {
            return bound;
        }
        return LocalAddress.towards(remote.getAddress()).orElse(bound);
    }

    @Override
    public int localPort() {
        return bound().getPort();
    }

    private InetSocketAddress bound() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public EventExecutor loop() {
        return channel.eventLoop();
    }

    @Override
    public boolean isOpen() {
        return channel.isActive();
    }

    @Override
    public void send(byte[] message, Runnable flushed) {
        write(message, remote, flushed);
    }

    @Override
    public void respond(byte[] response, InetSocketAddress target) {
        write(response, target, () -> {});
    }

    /** Past the buffer of the system nothing is queued: SIP over UDP sends again by itself. */
    private void write(byte[] message, InetSocketAddress target, Runnable flushed) {
        if (!channel.isWritable()) {
            flushed.run();
            return;
        }
        ByteBuf bytes = channel.alloc().buffer(message.length).writeBytes(message);
        channel.writeAndFlush(new DatagramPacket(bytes, target)).addListener(done -> flushed.run());
    }
}
