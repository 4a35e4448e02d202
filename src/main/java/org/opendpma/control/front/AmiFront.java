package org.opendpma.control.front;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendpma.config.AdminSettings;
import org.opendpma.control.CommandTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the AMI front and gives each program a connection to Asterisk of its own. One thread of its own. */
public final class AmiFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AmiFront.class);
    private static final int MOST_PROGRAMS = 256;
    private static final int LONGEST_ACTION = 64 * 1024;
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CLOSE_MILLIS = 500;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final AdminSettings.Front settings;
    private final DpmaActions actions;
    private final Executor workers;
    private final EventLoopGroup group;
    private final AtomicInteger programs = new AtomicInteger();
    private final Channel server;

    /**
     * Opens the port.
     *
     * @param broker between programs and applications of phones
     * @param workers where commands run; bounded, refuses when full
     * @throws IOException when the port is taken
     */
    public AmiFront(
            AdminSettings.Front settings,
            CommandTable commands,
            AppBroker broker,
            Executor workers,
            ThreadFactory threads)
            throws IOException {
        this.settings = settings;
        this.actions = new DpmaActions(commands, broker);
        this.workers = workers;
        this.group = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        this.server = bind();
    }

    private Channel bind() throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel program) {
                        accept(program);
                    }
                })
                .bind(settings.listen().socketAddress())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            throw new IOException(
                    "cannot open ami_front " + settings.listen() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** How many programs are connected. */
    public int programs() {
        return programs.get();
    }

    private void accept(SocketChannel program) {
        program.closeFuture().addListener(closed -> programs.decrementAndGet());
        if (programs.incrementAndGet() > MOST_PROGRAMS) {
            LOG.warn("AMI front: {} programs are connected already, one more is sent away", MOST_PROGRAMS);
            program.close();
            return;
        }
        var left = new Side();
        var right = new Side();
        program.pipeline().addLast(new AmiFramer(LONGEST_ACTION, false), left);
        ChannelFuture connecting = new Bootstrap()
                .group(program.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel asterisk) {
                        asterisk.pipeline().addLast(new AmiFramer(LONGEST_ANSWER, true), right);
                    }
                })
                .connect(settings.host().name(), settings.port());
        connecting.addListener(done -> {
            if (connecting.isSuccess()) {
                join(program, left, connecting.channel(), right);
            } else {
                LOG.warn(
                        "AMI front: Asterisk's AMI at {}:{} is not there ({}); a program is sent away",
                        settings.host(),
                        settings.port(),
                        String.valueOf(connecting.cause().getMessage()));
                program.close();
            }
        });
    }

    private void join(Channel program, Side left, Channel asterisk, Side right) {
        var session = new FrontSession(program, asterisk, actions, workers);
        left.use(session, session::fromProgram, session::programHasGone);
        right.use(session, session::fromAsterisk, session::asteriskHasGone);
        program.closeFuture().addListener(gone -> asterisk.close());
        session.adjustReading();
    }

    /** One of the two channels of a session. */
    private static final class Side extends SimpleChannelInboundHandler<AmiFrame> {
        private Optional<FrontSession> session = Optional.empty();
        private Consumer<AmiFrame> frames = frame -> {};
        private @Nullable Runnable gone;

        void use(FrontSession fresh, Consumer<AmiFrame> takes, Runnable whenGone) {
            session = Optional.of(fresh);
            frames = takes;
            gone = whenGone;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, AmiFrame frame) {
            frames.accept(frame);
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            session.ifPresent(s -> s.writabilityChanged(ctx.channel()));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (gone != null) {
                gone.run();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.debug("AMI front: {}", cause.toString());
            ctx.close();
        }
    }

    @Override
    public void close() {
        server.close();
        group.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MILLIS);
    }
}
