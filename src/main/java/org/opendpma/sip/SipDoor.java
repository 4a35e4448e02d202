package org.opendpma.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.opendpma.config.Bind;
import org.opendpma.config.SipSettings;
import org.opendpma.exchange.Pusher;
import org.opendpma.site.SipTransport;
import org.opendpma.site.TlsIdentity;
import org.opendpma.site.WebScheme;

/** The SIP door: opens the sockets of {@code [sip]} and closes them. Its methods are called by one thread. */
public final class SipDoor implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int UDP_BUFFER = 4 * 1024 * 1024;
    private static final int BACKLOG = 4_096;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 128 * 1024);
    private static final int QUIET_MILLIS = 0;
    private static final int CLOSE_MILLIS = 1_000;

    private final SipSettings settings;
    private final Clock clock;
    private final Predicate<InetAddress> permitted;
    private final DoorPorts ports = new DoorPorts();
    private final PhoneFlows flows = new PhoneFlows();
    private final PushSender pushes = new PushSender(flows);
    private final Uas uas;
    private final ConnectionGate connections;
    private final HandshakeGate handshakes;
    private final AtomicReference<Optional<DoorTls>> tls = new AtomicReference<>(Optional.empty());
    private final ExecutorService tlsTasks;
    private final ByteBufAllocator allocator = new PooledByteBufAllocator(true, 1, 1, 8_192, 5, 0, 0, false);
    private final EventLoopGroup datagrams;
    private final EventLoopGroup streams;
    private final List<Channel> open = new ArrayList<>();
    private boolean begun;

    /**
     * Everything the door needs from the house.
     *
     * @param answerer who knows the answers
     * @param permitted who may speak to us
     * @param asterisk which addresses are Asterisk's own, that may pass on requests of phones
     * @param workers where answers are worked out; bounded, refuses when full
     * @param tlsTasks where handshakes are reckoned
     * @param threads makes named threads
     */
    public record House(
            Answerer answerer,
            Predicate<InetAddress> permitted,
            Predicate<InetAddress> asterisk,
            ExecutorService workers,
            ExecutorService tlsTasks,
            Function<String, ThreadFactory> threads,
            Clock clock) {}

    public SipDoor(SipSettings settings, House house) {
        settings.tlsProfile().prepareJava();
        this.settings = settings;
        this.clock = house.clock();
        this.permitted = new Strangers(house.permitted(), clock);
        this.tlsTasks = house.tlsTasks();
        this.connections = new ConnectionGate(settings.maxConnections(), settings.maxConnectionsPerAddress());
        this.handshakes = new HandshakeGate(house.clock());
        var sender = new AnswerSender(house.answerer(), ports, settings.udpAnswerMax(), flows);
        this.uas = new Uas(
                new Admission(settings.udpAnswerMax(), house.clock()),
                sender,
                house.workers(),
                new StockPhones(),
                new RelayRules(house.asterisk(), house.permitted()),
                house.clock());
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.datagrams = group(1, house.threads().apply("sip-udp"));
        this.streams = group(cores, house.threads().apply("sip-stream"));
    }

    private static EventLoopGroup group(int threads, ThreadFactory factory) {
        return new MultiThreadIoEventLoopGroup(threads, factory, NioIoHandler.newFactory());
    }

    /**
     * Shows another certificate to connections that begin from now on; those that are open stay.
     *
     * @throws SSLException when Java cannot use it; the one before stays in use
     */
    public void use(TlsIdentity identity) throws SSLException {
        tls.set(Optional.of(DoorTls.of(identity, settings)));
    }

    /**
     * Opens every socket that is configured. What comes waits in the system's queues until {@link #begin}.
     *
     * @throws IOException when one is taken or not ours, with its address in the message
     */
    public void open() throws IOException {
        var doors = new EnumMap<SipTransport, Bind>(SipTransport.class);
        doors.putAll(settings.doors());
        for (Map.Entry<SipTransport, Bind> door : doors.entrySet()) {
            int port = listen(door.getKey(), door.getValue());
            ports.open(door.getKey(), port);
        }
    }

    /**
     * From now on questions are answered. Phones that all come at once, after a crash say, would otherwise take the processors
     * from whatever must still be made ready for them.
     */
    public synchronized void begin() {
        begun = true;
        open.forEach(channel -> channel.config().setAutoRead(true));
    }

    /**
     * Opens one more socket, for a port that is announced.
     *
     * @throws IOException when it is taken
     */
    public void openAlso(SipTransport transport, Bind bind) throws IOException {
        listen(transport, bind);
    }

    /** Where the HTTP doors are, which configurations name. */
    public void tellOf(Map<WebScheme, Integer> webDoors) {
        ports.openWeb(webDoors);
    }

    /** Where the configured sockets really are. */
    public Map<SipTransport, Integer> ports() {
        return ports.all();
    }

    /** The way to phones that asked here. */
    public Pusher pusher() {
        return pushes;
    }

    /** How many connections there are. */
    public int connections() {
        return connections.size();
    }

    private synchronized int listen(SipTransport transport, Bind bind) throws IOException {
        ChannelFuture bound = transport == SipTransport.UDP ? bindDatagrams(bind) : bindStreams(transport, bind);
        if (!bound.awaitUninterruptibly().isSuccess()) {
            throw new IOException(
                    "cannot open " + transport + " " + bind + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        open.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private ChannelFuture bindDatagrams(Bind bind) {
        return new Bootstrap()
                .group(datagrams)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.AUTO_READ, begun)
                .option(ChannelOption.ALLOCATOR, allocator)
                .option(ChannelOption.SO_RCVBUF, UDP_BUFFER)
                .option(ChannelOption.SO_SNDBUF, UDP_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                .handler(new DatagramHandler(uas, permitted, clock))
                .bind(bind.socketAddress());
    }

    private ChannelFuture bindStreams(SipTransport transport, Bind bind) {
        return new ServerBootstrap()
                .group(streams)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.AUTO_READ, begun)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new AcceptBrake(handshakes))
                .childOption(ChannelOption.ALLOCATOR, allocator)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new StreamInitializer(
                        transport, uas, permitted, connections, handshakes, tls::get, tlsTasks, settings.idleSeconds()))
                .bind(bind.socketAddress());
    }

    /** Closes all sockets and connections, within a second. */
    @Override
    public void close() {
        open.forEach(Channel::close);
        datagrams.shutdownGracefully(QUIET_MILLIS, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        streams.shutdownGracefully(QUIET_MILLIS, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        datagrams.terminationFuture().awaitUninterruptibly(CLOSE_MILLIS);
        streams.terminationFuture().awaitUninterruptibly(CLOSE_MILLIS);
    }
}
