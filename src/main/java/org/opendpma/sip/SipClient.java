package org.opendpma.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendpma.sip.ClientTransaction.Outcome;
import org.opendpma.sip.message.MessageLimits;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory.Built;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;

/**
 * The client half of SIP, as a phone has it: one flow to one server, requests with their transactions, and requests from
 * the server on the same flow. Any thread; {@link Listener} is called on the flow's own thread.
 */
public final class SipClient implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int CLOSE_MILLIS = 500;

    private final SipTransport transport;
    private final EventLoopGroup group;
    private final Channel channel;
    private final ClientHandler handler;

    /** What comes from the server unasked. */
    public interface Listener {
        /**
         * Answers a request at once.
         *
         * @return the status of the response
         */
        int onRequest(Parsed.Request request);

        /** The connection is gone; over UDP this never happens. */
        void onClosed();
    }

    private SipClient(SipTransport transport, EventLoopGroup group, Channel channel, ClientHandler handler) {
        this.transport = transport;
        this.group = group;
        this.channel = channel;
        this.handler = handler;
    }

    /**
     * Opens a flow.
     *
     * @param tls how to speak TLS; needed for that transport only
     * @throws IOException when the server is not there, or its certificate does not please
     */
    public static SipClient connect(
            SipTransport transport,
            InetSocketAddress server,
            Optional<SslContext> tls,
            Listener listener,
            ThreadFactory threads,
            Duration longest)
            throws IOException {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        var handler = new ClientHandler(transport, listener);
        try {
            Channel channel = transport == SipTransport.UDP
                    ? datagrams(group, server, handler, longest)
                    : stream(group, server, tls, handler, longest);
            return new SipClient(transport, group, channel, handler);
        } catch (IOException e) {
            group.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            throw e;
        }
    }

    private static Channel datagrams(
            EventLoopGroup group, InetSocketAddress server, ClientHandler handler, Duration longest)
            throws IOException {
        return await(
                new Bootstrap()
                        .group(group)
                        .channel(NioDatagramChannel.class)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                        .handler(handler)
                        .connect(server),
                longest);
    }

    private static Channel stream(
            EventLoopGroup group,
            InetSocketAddress server,
            Optional<SslContext> tls,
            ClientHandler handler,
            Duration longest)
            throws IOException {
        Channel channel = await(
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel fresh) {
                                tls.ifPresent(t -> fresh.pipeline()
                                        .addLast(
                                                t.newHandler(fresh.alloc(), server.getHostString(), server.getPort())));
                                fresh.pipeline().addLast(new StreamFramer(MessageLimits.DEFAULT), handler);
                            }
                        })
                        .connect(server),
                longest);
        SslHandler handshake = channel.pipeline().get(SslHandler.class);
        if (handshake != null && !handshake.handshakeFuture().awaitUninterruptibly(longest.toMillis())) {
            channel.close();
            throw new IOException(
                    "the TLS handshake with " + server + " takes longer than " + longest.toSeconds() + " s");
        }
        if (handshake != null && !handshake.handshakeFuture().isSuccess()) {
            Throwable cause = handshake.handshakeFuture().cause();
            throw new IOException("no TLS with " + server + ": " + cause.getMessage(), cause);
        }
        return channel;
    }

    private static Channel await(ChannelFuture connecting, Duration longest) throws IOException {
        if (!connecting.awaitUninterruptibly(longest.toMillis())) {
            connecting.channel().close();
            throw new IOException("no connection within " + longest.toSeconds() + " s");
        }
        if (!connecting.isSuccess()) {
            throw new IOException(connecting.cause().getMessage(), connecting.cause());
        }
        return connecting.channel();
    }

    public SipTransport transport() {
        return transport;
    }

    /** Our own address, as a URI writes it. */
    public String localHost() {
        return IpAddresses.inUri(local().getAddress());
    }

    public int localPort() {
        return local().getPort();
    }

    private InetSocketAddress local() {
        return (InetSocketAddress) channel.localAddress();
    }

    /**
     * Sends a request and waits for its final response.
     *
     * @throws IOException when none comes within a transaction's 32 seconds or the given time
     */
    public Parsed.Response send(Built request, Duration longest) throws IOException {
        var result = new CompletableFuture<Outcome>();
        channel.eventLoop().execute(() -> handler.send(channel, request, result::complete));
        try {
            Outcome outcome = result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome instanceof Outcome.Answered answered) {
                return answered.response();
            }
            throw new IOException(
                    outcome instanceof Outcome.TimedOut
                            ? "the server does not answer " + request.method()
                            : "the server closed the connection");
        } catch (TimeoutException e) {
            throw new IOException(
                    "the server does not answer " + request.method() + " within " + longest.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** A ping that keeps the flow open (RFC 5626 section 3.5.1). */
    public void keepAlive() {
        byte[] ping = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        channel.writeAndFlush(Unpooled.wrappedBuffer(ping));
    }

    public boolean isOpen() {
        return channel.isActive();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly(CLOSE_MILLIS);
        group.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MILLIS);
    }
}
