package org.opendpma.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts a connection into messages by their Content-Length. */
final class StreamCutter extends ByteToMessageDecoder {
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        while (in.isReadable() && (in.getByte(in.readerIndex()) == '\r' || in.getByte(in.readerIndex()) == '\n')) {
            in.skipBytes(1);
        }
        int head = headLength(in);
        if (head < 0) {
            return;
        }
        var text = new SipText(in.toString(in.readerIndex(), head - 4, StandardCharsets.ISO_8859_1), new byte[0]);
        String length = text.header("Content-Length");
        int whole = head + (length.isEmpty() ? 0 : Integer.parseInt(length));
        if (in.readableBytes() >= whole) {
            byte[] message = new byte[whole];
            in.readBytes(message);
            out.add(SipText.of(message));
        }
    }

    private static int headLength(ByteBuf in) {
        int last = in.writerIndex() - 3;
        for (int i = in.readerIndex(); i < last; i++) {
            if (in.getByte(i) == '\r' && in.getInt(i) == 0x0D0A_0D0A) {
                return i + 4 - in.readerIndex();
            }
        }
        return -1;
    }
}
