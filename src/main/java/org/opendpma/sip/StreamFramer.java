package org.opendpma.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opendpma.sip.message.ContentLength;
import org.opendpma.sip.message.HeaderBlock;
import org.opendpma.sip.message.HeaderScan;
import org.opendpma.sip.message.HeaderScanner;
import org.opendpma.sip.message.MessageLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a TCP or TLS connection into messages (RFC 3261 section 18.3) and answers keep-alives (RFC 5626 section 3.5.1).
 * Whole messages must arrive within a deadline from their first byte. Confined to the event loop of its connection.
 */
final class StreamFramer extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(StreamFramer.class);
    private static final ByteBuf PONG =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("\r\n".getBytes(StandardCharsets.US_ASCII)));
    /** Two CRLF in a row are a ping. */
    private static final int PING = 2;

    private final MessageLimits limits;
    private final HeaderScanner scanner;

    private int lineEnds;
    /** How far the end of the head has been looked for. */
    private int searched;

    private HeaderScan.@Nullable Fine head;
    private int headBytes;
    private int bodyBytes;
    private boolean ended;
    private @Nullable ScheduledFuture<?> deadline;

    StreamFramer(MessageLimits limits) {
        this.limits = limits;
        this.scanner = new HeaderScanner(limits);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (head == null) {
            skipKeepAlives(ctx, in);
            if (!in.isReadable()) {
                return;
            }
            startDeadline(ctx);
            readHead(in, out);
        }
        if (head != null && in.readableBytes() >= headBytes + bodyBytes) {
            emit(in, out, head);
        }
    }

    private void skipKeepAlives(ChannelHandlerContext ctx, ByteBuf in) {
        while (in.isReadable() && searched == 0) {
            byte next = in.getByte(in.readerIndex());
            if (next != '\r' && next != '\n') {
                lineEnds = 0;
                return;
            }
            in.skipBytes(1);
            if (next == '\n' && ++lineEnds == PING) {
                lineEnds = 0;
                ctx.writeAndFlush(PONG.duplicate());
            }
        }
    }

    private void readHead(ByteBuf in, List<Object> out) {
        int end = headEnd(in);
        if (end < 0) {
            if (in.readableBytes() > limits.headerBytes()) {
                finish(in, out, new HeaderScan.Refused(new HeaderBlock("", List.of()), 513, "Head Too Large"));
            }
            return;
        }
        byte[] bytes = new byte[end];
        in.getBytes(in.readerIndex(), bytes);
        HeaderScan scan = scanner.scan(bytes, 0, end);
        if (scan instanceof HeaderScan.Fine fine) {
            expectBody(fine, end, in, out);
        } else {
            finish(in, out, scan);
        }
    }

    private void expectBody(HeaderScan.Fine fine, int end, ByteBuf in, List<Object> out) {
        ContentLength length = ContentLength.of(fine.head(), limits);
        if (length instanceof ContentLength.Bytes bytes) {
            head = fine;
            headBytes = end;
            bodyBytes = bytes.count();
        } else if (length instanceof ContentLength.TooLarge) {
            finish(in, out, new HeaderScan.Refused(fine.head(), 413, "Request Entity Too Large"));
        } else {
            // Without a length nobody can tell where the next message begins.
            finish(in, out, new HeaderScan.Refused(fine.head(), 400, "Bad Content-Length"));
        }
    }

    private void emit(ByteBuf in, List<Object> out, HeaderScan.Fine complete) {
        in.skipBytes(headBytes);
        byte[] body = new byte[bodyBytes];
        in.readBytes(body);
        head = null;
        searched = 0;
        cancelDeadline();
        out.add(new Framed(complete, body, false));
    }

    private void finish(ByteBuf in, List<Object> out, HeaderScan scan) {
        in.skipBytes(in.readableBytes());
        ended = true;
        cancelDeadline();
        out.add(new Framed(scan, new byte[0], true));
    }

    /** The length of the head, its empty line included; -1 while that has not come. Each byte is looked at once. */
    private int headEnd(ByteBuf in) {
        int base = in.readerIndex();
        int readable = in.readableBytes();
        for (int i = Math.max(0, searched - 3); i + 1 < readable; i++) {
            if (in.getByte(base + i) != '\n') {
                continue;
            }
            byte next = in.getByte(base + i + 1);
            if (next == '\n') {
                return i + 2;
            }
            if (next == '\r' && i + 2 < readable && in.getByte(base + i + 2) == '\n') {
                return i + 3;
            }
        }
        searched = Math.max(1, readable);
        return -1;
    }

    private void startDeadline(ChannelHandlerContext ctx) {
        if (deadline == null) {
            deadline = ctx.executor().schedule(() -> expire(ctx), SipTimers.MESSAGE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void expire(ChannelHandlerContext ctx) {
        LOG.debug(
                "sip: {}: no whole message within {} s, closed",
                ctx.channel().remoteAddress(),
                SipTimers.MESSAGE.toSeconds());
        ctx.close();
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        cancelDeadline();
    }

    /** What was left unfinished is no message. */
    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        cancelDeadline();
    }
}
