package org.opendpma.control.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts an AMI stream at its empty lines without changing a byte. As Asterisk does, it takes CRLF and bare LF. Confined to
 * the event loop of its channel; holds no more than one message of the longest size.
 */
final class AmiFramer extends ByteToMessageDecoder {
    private final int longest;
    private boolean greeting;
    private boolean inPieces;
    private int scanned;
    private int lineLength;

    /**
     * @param longest in bytes, the largest message that comes as a whole
     * @param greeting whether the stream begins with a line that is no message
     */
    AmiFramer(int longest, boolean greeting) {
        this.longest = longest;
        this.greeting = greeting;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        while (scanned < in.readableBytes() && scanned < longest) {
            byte b = in.getByte(start + scanned);
            scanned++;
            if (b == '\n') {
                boolean empty = lineLength == 0;
                lineLength = 0;
                if (empty || greeting) {
                    greeting = false;
                    out.add(take(in, inPieces ? AmiFrame.Part.LAST_PIECE : AmiFrame.Part.WHOLE));
                    inPieces = false;
                    return;
                }
            } else if (b != '\r') {
                lineLength++;
            }
        }
        if (scanned >= longest || (inPieces && scanned > 0)) {
            inPieces = true;
            out.add(take(in, AmiFrame.Part.PIECE));
        }
    }

    private AmiFrame take(ByteBuf in, AmiFrame.Part part) {
        byte[] bytes = new byte[scanned];
        in.readBytes(bytes);
        scanned = 0;
        return new AmiFrame(bytes, part);
    }
}
