package org.opendpma.sip;

import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.opendpma.site.SipTransport;

/**
 * The way between one phone and us: a connection, or two addresses of UDP. What is sent goes back the way the phone came
 * (RFC 5626's idea of a flow), so that NAT and firewalls let it through.
 */
interface Flow {
    SipTransport transport();

    /** Where the phone is, as the network says. */
    InetSocketAddress remote();

    /** Our own address as the phone reaches it. May ask the system; not for event loops. */
    InetAddress local();

    /** Our own port. */
    int localPort();

    /** The thread on which everything of this flow happens. */
    EventExecutor loop();

    /** What is under way to this phone. Only on the flow's thread. */
    Outbound outbound();

    /** Whether bytes can still leave. */
    boolean isOpen();

    /**
     * Sends a whole message. Only on the flow's thread.
     *
     * @param flushed called when the bytes left this process, or cannot any more
     */
    void send(byte[] message, Runnable flushed);

    /** Sends a response to a request that said in its Via where it wants it; over a connection that is the connection. */
    void respond(byte[] response, InetSocketAddress target);
}
