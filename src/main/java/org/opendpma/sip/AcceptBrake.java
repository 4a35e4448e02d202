package org.opendpma.sip;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/** Stops accepting connections while there are too many handshakes, and after the system ran out of files. */
final class AcceptBrake extends ChannelInboundHandlerAdapter {
    private static final int AGAIN_MILLIS = 50;

    private final HandshakeGate handshakes;
    private boolean braking;

    AcceptBrake(HandshakeGate handshakes) {
        this.handshakes = handshakes;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!braking && !handshakes.mayAccept()) {
            brake(ctx);
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!braking) {
            brake(ctx);
        }
    }

    private void brake(ChannelHandlerContext ctx) {
        braking = true;
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> release(ctx), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void release(ChannelHandlerContext ctx) {
        if (handshakes.mayAccept()) {
            braking = false;
            ctx.channel().config().setAutoRead(true);
        } else {
            ctx.executor().schedule(() -> release(ctx), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
