package org.opendpma.http;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.opendpma.config.Bind;
import org.opendpma.config.HttpSettings;
import org.opendpma.exchange.WebDesk;
import org.opendpma.render.NotedFiles;
import org.opendpma.render.Renderer;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.TlsIdentity;
import org.opendpma.site.WebScheme;

/** The HTTP door: opens the sockets of {@code [http]} and closes them. Its methods are called by one thread. */
public final class HttpDoor implements AutoCloseable {
    private static final int LARGEST_HEADER = 8 * 1024;
    private static final int BACKLOG = 1_024;
    private static final int WORK_QUEUE = 4_096;
    private static final long STOP_MILLIS = 500;
    private static final int CORES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final HttpSettings settings;
    private final WebTls tls;
    private final Connections connections;
    private final SslHandshakeListener handshakes;
    private final Server server;
    private final ScheduledExecutorService timer;
    private final Map<WebScheme, ServerConnector> connectors = new EnumMap<>(WebScheme.class);
    private volatile Map<WebScheme, Integer> ports = Map.of();

    /**
     * What the door needs of the house.
     *
     * @param site the snapshot in use
     * @param files those that the renderer asks about, and those that are fetched
     * @param sipPorts where the SIP doors are
     * @param permitted whether an address may speak to us at all
     * @param probe answers our own health check
     * @param watcher is told what happens
     * @param threads makes the factory of threads of a name
     */
    public record House(
            WebDesk desk,
            Supplier<Site> site,
            Renderer renderer,
            NotedFiles files,
            Supplier<Map<SipTransport, Integer>> sipPorts,
            Predicate<InetAddress> permitted,
            HealthProbe probe,
            DoorWatcher watcher,
            Function<String, ThreadFactory> threads,
            ScheduledExecutorService timer,
            Clock clock) {}

    public HttpDoor(HttpSettings settings, House house) {
        this.settings = settings;
        this.timer = house.timer();
        this.tls = new WebTls(settings);
        this.connections = new Connections(
                house.permitted(),
                settings.maxConnectionsPerAddress(),
                Duration.ofSeconds(settings.idleSeconds()),
                System::nanoTime);
        this.handshakes = new SslHandshakeListener() {
            @Override
            public void handshakeFailed(Event event, Throwable failure) {
                house.watcher().handshakeFailed();
            }
        };
        this.server = new Server(pool(house.threads().apply("http")));
        server.setStopTimeout(0);
        server.setHandler(handler(house));
        server.setErrorHandler((request, response, callback) -> {
            Responder.status(response, response.getStatus(), callback);
            return true;
        });
    }

    private static QueuedThreadPool pool(ThreadFactory threads) {
        int most = 6 * CORES + 8;
        var pool = new QueuedThreadPool(most, 4, 60_000, -1, new ArrayBlockingQueue<>(WORK_QUEUE), null, threads);
        pool.setName("opendpma-http");
        pool.setDaemon(true);
        pool.setStopTimeout(STOP_MILLIS);
        return pool;
    }

    private Handler handler(House house) {
        var nonces = new Nonces(house.clock());
        return new PhoneHandler(
                house,
                connections,
                new Rendered(house.renderer(), house.files(), house.clock()),
                new Visitors(new LoginReader(nonces), house.sipPorts(), this::ports),
                new Challenges(nonces),
                new FirmwareGate(settings.firmwareDownloads()));
    }

    /**
     * Opens the sockets; without any in the settings it does nothing.
     *
     * @throws IOException when one cannot be had; the message names it
     */
    public void open() throws IOException {
        if (settings.doors().isEmpty()) {
            return;
        }
        settings.doors().forEach((scheme, bind) -> connectors.put(scheme, connector(scheme, bind)));
        var limit = new NetworkConnectionLimit(settings.maxConnections(), server);
        limit.setEndPointIdleTimeout(TimeUnit.SECONDS.toMillis(1));
        server.addBean(limit);
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("cannot open [http] " + settings.doors() + ": " + e.getMessage(), e);
        }
        var open = new EnumMap<WebScheme, Integer>(WebScheme.class);
        connectors.forEach((scheme, connector) -> open.put(scheme, connector.getLocalPort()));
        ports = Map.copyOf(open);
        timer.scheduleWithFixedDelay(connections::sweep, 1, 1, TimeUnit.SECONDS);
    }

    private ServerConnector connector(WebScheme scheme, Bind bind) {
        var http = new HttpConnectionFactory(configuration(scheme));
        ServerConnector connector = scheme == WebScheme.HTTPS
                ? new ServerConnector(server, 1, CORES, new SslConnectionFactory(tls.factory(), "http/1.1"), http)
                : new ServerConnector(server, 1, CORES, http);
        connector.setHost(bind.address().getHostAddress());
        connector.setPort(bind.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(settings.idleSeconds()));
        connector.addBean(connections);
        connector.addBean(handshakes);
        server.addConnector(connector);
        return connector;
    }

    private static HttpConfiguration configuration(WebScheme scheme) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(LARGEST_HEADER);
        configuration.setUriCompliance(UriCompliance.RFC3986);
        configuration.setMaxUnconsumedRequestContentReads(1);
        if (scheme == WebScheme.HTTPS) {
            // Phones call us by address too; the name they used is checked by them.
            configuration.addCustomizer(new SecureRequestCustomizer(false));
        }
        return configuration;
    }

    /** A certificate, before {@link #open} or later; connections that are there keep theirs. */
    public void use(TlsIdentity identity, List<X509Certificate> clientAuthorities) throws IOException {
        tls.use(identity, clientAuthorities);
    }

    /** Where the sockets really are. */
    public Map<WebScheme, Integer> ports() {
        return ports;
    }

    /** How many connections there are. */
    public int connections() {
        return connections.size();
    }

    /** Closes all sockets and connections, within a second. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the HTTP door did not close: " + e.getMessage(), e);
        }
    }
}
