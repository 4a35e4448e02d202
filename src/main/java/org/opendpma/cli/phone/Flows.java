package org.opendpma.cli.phone;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.opendpma.sip.SipClient;
import org.opendpma.site.Host;
import org.opendpma.site.SipTransport;

/** How the phone connects over SIP, and how it waits. */
record Flows(Trust trust, ThreadFactory threads) {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** @throws PhoneFailure when there is nobody, or nobody whom the phone trusts */
    SipClient connect(Host host, int port, SipTransport transport, SipClient.Listener listener) throws PhoneFailure {
        Optional<SslContext> tls = transport == SipTransport.TLS ? Optional.of(trust.towards(host)) : Optional.empty();
        var address = new InetSocketAddress(host.name(), port);
        if (address.isUnresolved()) {
            throw new PhoneFailure("the name " + host + " has no address");
        }
        try {
            return SipClient.connect(transport, address, tls, listener, threads, CONNECT);
        } catch (IOException e) {
            throw new PhoneFailure(
                    "no connection to " + host + ":" + port + " over " + transport + ": " + e.getMessage());
        }
    }

    static void pause(Duration time) throws PhoneFailure {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PhoneFailure("interrupted");
        }
    }
}
