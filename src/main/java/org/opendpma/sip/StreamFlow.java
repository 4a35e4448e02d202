package org.opendpma.sip;

import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.opendpma.site.SipTransport;

/** A phone on a TCP or TLS connection. */
record StreamFlow(Channel channel, SipTransport transport, Outbound outbound) implements Flow {
    @Override
    public InetSocketAddress remote() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    @Override
    public InetAddress local() {
        return ((InetSocketAddress) channel.localAddress()).getAddress();
    }

    @Override
    public int localPort() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
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
        channel.writeAndFlush(channel.alloc().buffer(message.length).writeBytes(message))
                .addListener(done -> flushed.run());
    }

    @Override
    public void respond(byte[] response, InetSocketAddress target) {
        send(response, () -> {});
    }
}
