package org.opendpma.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Opens the flows of all phones, on one event loop that everything here is confined to. */
final class Net implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int CONNECT_MILLIS = 30_000;
    private static final int HANDSHAKE_MILLIS = 30_000;

    private final Target target;
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Optional<SslContext> tls;

    Net(Target target) throws SSLException {
        this.target = target;
        this.tls = target.transport().equals("tls")
                ? Optional.of(SslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .build())
                : Optional.empty();
    }

    Target target() {
        return target;
    }

    EventLoop loop() {
        return loop;
    }

    /** Opens a phone's flow; over TLS it is open when the handshake is done. */
    void open(PhoneId phone, ChannelHandler handler, Consumer<Channel> opened, Consumer<Throwable> failed) {
        var local = new InetSocketAddress(phone.address(), 0);
        ChannelFuture opening = target.isStream() ? connect(local, handler) : bind(local, handler);
        opening.addListener(result -> {
            SslHandler handshake = opening.channel().pipeline().get(SslHandler.class);
            if (result.isSuccess() && handshake != null) {
                handshake.handshakeFuture().addListener(h -> tell(opening, h, opened, failed));
            } else {
                tell(opening, result, opened, failed);
            }
        });
    }

    private static void tell(
            ChannelFuture opening, Future<?> result, Consumer<Channel> opened, Consumer<Throwable> failed) {
        if (result.isSuccess()) {
            opened.accept(opening.channel());
        } else {
            opening.channel().close();
            failed.accept(result.cause());
        }
    }

    private ChannelFuture bind(InetSocketAddress local, ChannelHandler handler) {
        return new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                .handler(handler)
                .bind(local);
    }

    private ChannelFuture connect(InetSocketAddress local, ChannelHandler handler) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        tls.ifPresent(context -> channel.pipeline().addLast(encrypting(context, channel)));
                        channel.pipeline().addLast(new StreamCutter(), handler);
                    }
                })
                .connect(target.server(), local);
    }

    /** Without a peer's name there is no resumption: phones that were switched on know no earlier session. */
    private static SslHandler encrypting(SslContext context, Channel channel) {
        SslHandler handler = context.newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
    }
}
