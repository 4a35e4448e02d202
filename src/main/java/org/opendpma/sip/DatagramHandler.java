package org.opendpma.sip;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.opendpma.sip.message.MessageLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands datagrams to the {@link Uas}. Confined to the event loop of its socket. */
final class DatagramHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

    private final Uas uas;
    private final Predicate<InetAddress> permitted;
    private final DatagramFramer framer = new DatagramFramer(MessageLimits.DEFAULT);
    private final DatagramCopies copies;
    private final Outbound outbound = new Outbound();

    DatagramHandler(Uas uas, Predicate<InetAddress> permitted, Clock clock) {
        this.uas = uas;
        this.permitted = permitted;
        this.copies = new DatagramCopies(clock);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
        if (packet.sender().getPort() == 0 || !permitted.test(packet.sender().getAddress())) {
            return;
        }
        byte[] bytes = new byte[packet.content().readableBytes()];
        packet.content().readBytes(bytes);
        var flow = new UdpFlow(ctx.channel(), packet.sender(), outbound);
        String key = copies.key(packet.sender(), bytes);
        Optional<Uas.Reply> before = copies.find(key);
        if (before.isPresent()) {
            flow.respond(before.get().response(), before.get().target());
            return;
        }
        framer.frame(bytes)
                .flatMap(f -> uas.onMessage(flow, f.scan(), f.body()))
                .ifPresent(reply -> copies.remember(key, reply));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        outbound.close();
        ctx.fireChannelInactive();
    }

    /** The socket stays: an ICMP error or one odd datagram is no reason to go deaf. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("sip: udp: {}", cause.toString());
    }
}
