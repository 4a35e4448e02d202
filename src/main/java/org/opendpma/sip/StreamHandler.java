package org.opendpma.sip;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import org.opendpma.site.SipTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the messages of one connection to the {@link Uas}. Confined to the event loop of its connection. */
final class StreamHandler extends SimpleChannelInboundHandler<Framed> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    private final SipTransport transport;
    private final Uas uas;
    private final Outbound outbound = new Outbound();

    StreamHandler(SipTransport transport, Uas uas) {
        this.transport = transport;
        this.uas = uas;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Framed framed) {
        uas.onMessage(new StreamFlow(ctx.channel(), transport, outbound), framed.scan(), framed.body());
        if (framed.last()) {
            ctx.writeAndFlush(ctx.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Who does not read gets nothing more to do. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            ctx.close();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        outbound.close();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("sip: {} over {}: {}, closed", ctx.channel().remoteAddress(), transport, cause.toString());
        ctx.close();
    }
}
