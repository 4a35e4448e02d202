package org.opendpma.sip;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.opendpma.sip.ClientTransaction.Outcome;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.MessageLimits;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory.Built;
import org.opendpma.sip.message.ResponseTarget;
import org.opendpma.sip.message.Responses;
import org.opendpma.sip.message.SipParser;
import org.opendpma.sip.message.Source;
import org.opendpma.site.SipTransport;

/** The phone's end of a flow. Confined to its event loop. */
final class ClientHandler extends SimpleChannelInboundHandler<Object> {
    private final SipTransport transport;
    private final SipClient.Listener listener;
    private final SipParser parser = new SipParser();
    private final Responses responses = new Responses();
    private final DatagramFramer framer = new DatagramFramer(MessageLimits.DEFAULT);
    private final Outbound outbound = new Outbound();

    ClientHandler(SipTransport transport, SipClient.Listener listener) {
        this.transport = transport;
        this.listener = listener;
    }

    void send(Channel channel, Built request, Consumer<Outcome> done) {
        outbound.send(flow(channel), request.branch(), request, Integer.MAX_VALUE, () -> {}, done);
    }

    private Flow flow(Channel channel) {
        return transport == SipTransport.UDP
                ? new UdpFlow(channel, (InetSocketAddress) channel.remoteAddress(), outbound)
                : new StreamFlow(channel, transport, outbound);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) {
        if (message instanceof DatagramPacket packet) {
            byte[] bytes = new byte[packet.content().readableBytes()];
            packet.content().readBytes(bytes);
            framer.frame(bytes).ifPresent(f -> onMessage(ctx, f));
        } else if (message instanceof Framed framed) {
            onMessage(ctx, framed);
        }
    }

    private void onMessage(ChannelHandlerContext ctx, Framed framed) {
        if (!(framed.scan() instanceof HeaderScan.Fine fine)) {
            return;
        }
        Parsed parsed = parser.parse(fine.head(), framed.body());
        if (parsed instanceof Parsed.Response response) {
            outbound.onResponse(response);
        } else if (parsed instanceof Parsed.Request request
                && !request.head().method().equals("ACK")) {
            Flow flow = flow(ctx.channel());
            var source = new Source(flow.remote());
            byte[] response = responses.of(request, source, listener.onRequest(request));
            flow.respond(response, ResponseTarget.of(request, source));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        outbound.close();
        listener.onClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
