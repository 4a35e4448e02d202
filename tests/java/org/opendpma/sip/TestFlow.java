package org.opendpma.sip;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;

/** A flow whose time a test advances, and that keeps what was sent. */
final class TestFlow implements Flow {
    final List<String> sent = new ArrayList<>();
    final Outbound outbound = new Outbound();
    private final EmbeddedChannel time = stopped();
    private final SipTransport transport;
    private final InetSocketAddress remote;
    boolean open = true;

    TestFlow(SipTransport transport, String address) {
        this.transport = transport;
        this.remote = new InetSocketAddress(IpAddresses.parse(address).orElseThrow(), 5_060);
    }

    /** Otherwise the machine's own clock runs beside the test's, and a slow machine is late. */
    private static EmbeddedChannel stopped() {
        var channel = new EmbeddedChannel();
        channel.freezeTime();
        return channel;
    }

    void advance(Duration duration) {
        time.advanceTimeBy(duration.toMillis(), TimeUnit.MILLISECONDS);
        time.runScheduledPendingTasks();
    }

    @Override
    public SipTransport transport() {
        return transport;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public InetAddress local() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int localPort() {
        return 5_062;
    }

    @Override
    public EventExecutor loop() {
        return time.eventLoop();
    }

    @Override
    public Outbound outbound() {
        return outbound;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void send(byte[] message, Runnable flushed) {
        sent.add(new String(message, StandardCharsets.UTF_8));
        flushed.run();
    }

    @Override
    public void respond(byte[] response, InetSocketAddress target) {
        sent.add(new String(response, StandardCharsets.UTF_8));
    }
}
