package org.opendpma.daemon;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.opendpma.config.Bind;
import org.opendpma.config.DaemonSettings;
import org.opendpma.control.Health;
import org.opendpma.http.HttpDoor;
import org.opendpma.sip.SipClient;
import org.opendpma.sip.SipDoor;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;

/**
 * Does what a phone does, at every door: connects, asks, and waits for the answer, for which {@link HealthAnswer} renders a
 * real configuration. Any thread; one check at a time.
 */
final class HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final DaemonSettings settings;
    private final SipDoor door;
    private final HttpDoor web;
    private final CurrentSite site;
    private final HealthAnswer server;
    private final AsteriskLink link;
    private final RequestFactory requests = new RequestFactory();

    HealthCheck(
            DaemonSettings settings,
            SipDoor door,
            HttpDoor web,
            CurrentSite site,
            HealthAnswer server,
            AsteriskLink link) {
        this.settings = settings;
        this.door = door;
        this.web = web;
        this.site = site;
        this.server = server;
        this.link = link;
    }

    /** One try of one door. */
    private interface Attempt {
        void at(InetSocketAddress address)
                throws IOException, ParseException, ExecutionException, TimeoutException, InterruptedException;
    }

    /** The phone's half, at every door. */
    synchronized Health check() {
        var checks = new LinkedHashMap<String, String>();
        door.ports()
                .forEach((transport, port) -> checks.put(
                        "sip " + transport,
                        tryDoor(address(settings.sip().doors().get(transport)), port, a -> ask(transport, a))));
        web.ports()
                .forEach((scheme, port) -> checks.put(
                        scheme.token(),
                        tryDoor(
                                address(settings.http().doors().get(scheme)),
                                port,
                                a -> WebHealth.ask(scheme, a, server.path(), PATIENCE))));
        boolean works = checks.values().stream().allMatch(o -> o.startsWith("ok") || o.startsWith("not checked"));
        checks.put("asterisk", link.describe());
        checks.put("phones", String.valueOf(site.get().phones().size()));
        return new Health(works, checks);
    }

    private String tryDoor(InetAddress address, int port, Attempt attempt) {
        if (!site.get().policy().acl().permits(address)) {
            return "not checked: permit= of opendpma.conf leaves " + IpAddresses.literal(address) + " out";
        }
        long began = System.nanoTime();
        try {
            attempt.at(new InetSocketAddress(address, port));
            return "ok, " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (IOException | ParseException | ExecutionException | TimeoutException e) {
            return "failed: "
                    + (e.getMessage() == null ? "no answer within " + PATIENCE.toSeconds() + " s" : e.getMessage());
        }
    }

    private static InetAddress address(@Nullable Bind bind) {
        return bind == null || bind.address().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind.address();
    }

    private void ask(SipTransport transport, InetSocketAddress address)
            throws IOException, ParseException, ExecutionException, TimeoutException, InterruptedException {
        var answer = new CompletableFuture<String>();
        try (SipClient client = SipClient.connect(
                transport, address, tls(transport), listener(answer), Threads.factory("health"), PATIENCE)) {
            client.send(question(transport, address, client), PATIENCE);
            String body = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            HealthAnswer.expect(body);
        }
    }

    private RequestFactory.Built question(SipTransport transport, InetSocketAddress address, SipClient client)
            throws ParseException {
        String uri = "sip:proxy@" + IpAddresses.inUri(address.getAddress()) + ":" + address.getPort() + ";transport="
                + transport;
        String me = "sip:health@" + client.localHost();
        return requests.build(new RequestFactory.Outgoing(
                "MESSAGE",
                transport,
                uri,
                uri,
                me,
                client.localHost(),
                client.localPort(),
                Optional.empty(),
                1,
                Map.of("Contact", "<" + me + ":" + client.localPort() + ";transport=" + transport + ">"),
                Optional.of(new RequestFactory.Content("application/xml", server.question()))));
    }

    private static SipClient.Listener listener(CompletableFuture<String> answer) {
        return new SipClient.Listener() {
            @Override
            public int onRequest(Parsed.Request request) {
                answer.complete(new String(request.body(), StandardCharsets.UTF_8));
                return 200;
            }

            @Override
            public void onClosed() {
                answer.completeExceptionally(new IOException("the door closed the connection"));
            }
        };
    }

    /** Whether phones trust the certificate is their affair; here it is only whether TLS comes about. */
    private static Optional<SslContext> tls(SipTransport transport) throws SSLException {
        return transport == SipTransport.TLS
                ? Optional.of(SslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .build())
                : Optional.empty();
    }
}
