package org.opendpma.sip;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.opendpma.sip.message.MessageLimits;
import org.opendpma.site.SipTransport;

/** Sets up a connection that was accepted, or closes it when there is no place for it. */
final class StreamInitializer extends ChannelInitializer<SocketChannel> {
    private final SipTransport transport;
    private final Uas uas;
    private final Predicate<InetAddress> permitted;
    private final ConnectionGate gate;
    private final HandshakeGate handshakes;
    private final Supplier<Optional<DoorTls>> tls;
    private final Executor tlsTasks;
    private final int idleSeconds;

    StreamInitializer(
            SipTransport transport,
            Uas uas,
            Predicate<InetAddress> permitted,
            ConnectionGate gate,
            HandshakeGate handshakes,
            Supplier<Optional<DoorTls>> tls,
            Executor tlsTasks,
            int idleSeconds) {
        this.transport = transport;
        this.uas = uas;
        this.permitted = permitted;
        this.gate = gate;
        this.handshakes = handshakes;
        this.tls = tls;
        this.tlsTasks = tlsTasks;
        this.idleSeconds = idleSeconds;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        InetAddress address =
                channel.remoteAddress() == null ? null : channel.remoteAddress().getAddress();
        if (address == null || !permitted.test(address) || !gate.enter(address)) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> gate.leave(address));
        if (transport == SipTransport.TLS && !addTls(channel)) {
            channel.close();
            return;
        }
        channel.pipeline()
                .addLast(new IdleStateHandler(idleSeconds, 0, 0))
                .addLast(new WriteTimeoutHandler(SipTimers.WRITE.toMillis(), TimeUnit.MILLISECONDS))
                .addLast(new StreamFramer(MessageLimits.DEFAULT))
                .addLast(new StreamHandler(transport, uas));
    }

    private boolean addTls(Channel channel) {
        Optional<DoorTls> shown = tls.get();
        if (shown.isEmpty() || !handshakes.begin(channel)) {
            return false;
        }
        SslHandler handler =
                new SslHandler(shown.get().newEngine(), step -> handshakes.reckon(channel, step, tlsTasks));
        handler.setHandshakeTimeoutMillis(SipTimers.HANDSHAKE.toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(500);
        handler.handshakeFuture().addListener(done -> handshakes.end(channel));
        channel.closeFuture().addListener((ChannelFutureListener) closed -> handshakes.end(closed.channel()));
        channel.pipeline().addLast(handler);
        return true;
    }
}
