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
import org.opendpma.config.Bind;
import org.opendpma.config.SipSettings;
import org.opendpma.control.Health;
import org.opendpma.sip.SipClient;
import org.opendpma.sip.SipDoor;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;

/**
 * Does what a phone does, at every SIP door: connects, asks, and waits for the answer, for which {@link HealthAnswer}
 * renders a real configuration. Any thread; one check at a time.
 */
final class HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final SipSettings settings;
    private final SipDoor door;
    private final CurrentSite site;
    private final HealthAnswer server;
    private final AsteriskLink link;
    private final RequestFactory requests = new RequestFactory();

    HealthCheck(SipSettings settings, SipDoor door, CurrentSite site, HealthAnswer server, AsteriskLink link) {
        this.settings = settings;
        this.door = door;
        this.site = site;
        this.server = server;
        this.link = link;
    }

    /** The phone's half, at every door. */
    synchronized Health check() {
        var checks = new LinkedHashMap<String, String>();
        boolean works = true;
        for (Map.Entry<SipTransport, Integer> open : door.ports().entrySet()) {
            String outcome = tryDoor(open.getKey(), open.getValue());
            works &= outcome.startsWith("ok") || outcome.startsWith("not checked");
            checks.put("sip " + open.getKey(), outcome);
        }
        checks.put("asterisk", link.describe());
        checks.put("phones", String.valueOf(site.get().phones().size()));
        return new Health(works, checks);
    }

    private String tryDoor(SipTransport transport, int port) {
        InetAddress address = address(transport);
        if (!site.get().policy().acl().permits(address)) {
            return "not checked: permit= of opendpma.conf leaves " + IpAddresses.literal(address) + " out";
        }
        long began = System.nanoTime();
        try {
            ask(transport, new InetSocketAddress(address, port));
            return "ok, " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (IOException | ParseException | ExecutionException | TimeoutException e) {
            return "failed: "
                    + (e.getMessage() == null ? "no answer within " + PATIENCE.toSeconds() + " s" : e.getMessage());
        }
    }

    private InetAddress address(SipTransport transport) {
        Bind bind = settings.doors().get(transport);
        return bind == null || bind.address().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind.address();
    }

    private void ask(SipTransport transport, InetSocketAddress address)
            throws IOException, ParseException, ExecutionException, TimeoutException, InterruptedException {
        var answer = new CompletableFuture<String>();
        try (SipClient client = SipClient.connect(
                transport, address, tls(transport), listener(answer), Threads.factory("health"), PATIENCE)) {
            client.send(question(transport, address, client), PATIENCE);
            String body = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!body.contains("<health ")) {
                throw new IOException("an answer came that is none: " + body);
            }
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
