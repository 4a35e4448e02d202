package org.opendpma.bench;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One phone. Over UDP it sends its request again until it is answered (RFC 3261 section 17.1.2), it obeys Retry-After,
 * acknowledges each answer, opens a lost connection again, and asks again when an answer stays away. Confined to the
 * event loop.
 */
final class PlayedPhone extends SimpleChannelInboundHandler<Object> {
    private static final long T1 = 500;
    private static final long T2 = 4_000;
    private static final long F = 64 * T1;
    /** So long an answer is waited for (docs/protocol.md section 4). */
    private static final long ANSWER = 33_000;

    private static final int MOST_ATTEMPTS = 12;
    private static final long LONGEST_PAUSE = 8_000;

    private final PhoneId id;
    private final Net net;
    private final Tally tally;
    private final AnswerCheck check;

    private @Nullable Channel channel;
    private @Nullable Runnable done;
    private Ask ask = Ask.CONFIG;
    private @Nullable Request request;
    private long began;
    private int attempts;
    private long interval = T1;
    private boolean accepted;
    private boolean answered;
    private @Nullable ScheduledFuture<?> resend;
    private @Nullable ScheduledFuture<?> patience;

    PlayedPhone(PhoneId id, Net net, Tally tally, AnswerCheck check) {
        this.id = id;
        this.net = net;
        this.tally = tally;
        this.check = check;
    }

    /** The same object serves each connection of the phone in turn. */
    @Override
    public boolean isSharable() {
        return true;
    }

    /** Opens the flow, as often as that takes. */
    void open(Runnable then) {
        attempts = 0;
        done = then;
        connect(this::finish);
    }

    /** Asks; {@code then} is called once, when the answer is there or the phone has given up. */
    void ask(Ask what, Runnable then) {
        ask = what;
        done = then;
        attempts = 0;
        began = System.nanoTime();
        tally.asked++;
        attempt();
    }

    private void attempt() {
        if (channel != null && channel.isActive()) {
            send(channel);
        } else {
            connect(this::attempt);
        }
    }

    private void connect(Runnable then) {
        net.open(
                id,
                this,
                opened -> {
                    channel = opened;
                    then.run();
                },
                why -> {
                    tally.reconnects++;
                    again(pause(), () -> connect(then), why.toString());
                });
    }

    private void send(Channel open) {
        request = Request.of(id, ask, net.target(), (InetSocketAddress) open.localAddress());
        accepted = false;
        answered = false;
        interval = T1;
        write(request.bytes());
        patience = later(F, () -> again(0, this::attempt, "no response within 32 s"));
        if (!net.target().isStream()) {
            resend = later(T1, this::resend);
        }
    }

    private void resend() {
        if (request != null && !accepted) {
            tally.resent++;
            write(request.bytes());
            interval = Math.min(T2, interval * 2);
            resend = later(interval, this::resend);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) {
        SipText text = message instanceof DatagramPacket packet
                ? SipText.of(ByteBufUtil.getBytes(packet.content()))
                : (SipText) message;
        if (text.isResponse()) {
            onResponse(text);
        } else if (text.isMessage()) {
            write(text.ok());
            onAnswer(text);
        }
    }

    private void onResponse(SipText response) {
        if (request == null || accepted || !request.callId().equals(response.header("Call-ID"))) {
            return;
        }
        int status = response.status();
        if (status < 200) {
            interval = T2;
        } else if (status < 300) {
            accepted();
        } else if (status == 503) {
            comeBack(response.header("Retry-After"));
        } else {
            stop();
            tally.fail(response.head().lines().findFirst().orElse(""));
            finish();
        }
    }

    private void accepted() {
        accepted = true;
        tally.accepted.add(System.nanoTime() - began);
        cancel(resend);
        cancel(patience);
        if (answered) {
            succeed();
        } else {
            patience = later(ANSWER, () -> {
                tally.unanswered++;
                again(0, this::attempt, "no answer");
            });
        }
    }

    private void comeBack(String retryAfter) {
        tally.busy++;
        int seconds = retryAfter.isEmpty() ? 1 : Integer.parseInt(retryAfter);
        again(seconds * 1_000L, this::attempt, "503");
    }

    private void onAnswer(SipText message) {
        if (request == null || answered || !isToThis(message, request)) {
            tally.repeated++;
            return;
        }
        answered = true;
        AnswerCheck.Found found = look(request, message.body());
        if (found instanceof AnswerCheck.Found.Later wait) {
            tally.busy++;
            again(wait.seconds() * 1_000L, this::attempt, "busy");
            return;
        }
        if (found instanceof AnswerCheck.Found.Wrong wrong) {
            tally.wrong(wrong.why());
        }
        tally.bytes += message.body().length;
        if (accepted) {
            succeed();
        }
    }

    private AnswerCheck.Found look(Request asked, byte[] body) {
        return net.target().kind() == Target.Kind.OPENDPMA
                ? check.look(id, ask, asked.id(), body)
                : AnswerCheck.lookAtEcho(asked.id(), body);
    }

    /** A server that is no OpenDPMA need not say what it answers. */
    private static boolean isToThis(SipText message, Request request) {
        String what = message.header("In-Reply-To");
        return what.isEmpty() || what.equals(request.callId());
    }

    private void succeed() {
        tally.answers++;
        tally.answered.add(System.nanoTime() - began);
        finish();
    }

    private void finish() {
        stop();
        request = null;
        Runnable then = done;
        done = null;
        if (then != null) {
            then.run();
        }
    }

    /** Tries once more after a pause, unless it was enough. */
    private void again(long millis, Runnable what, String why) {
        stop();
        request = null;
        if (attempts++ >= MOST_ATTEMPTS) {
            tally.fail(id.section() + ": " + why);
            finish();
        } else {
            patience = later(millis, what);
        }
    }

    private long pause() {
        long base = Math.min(LONGEST_PAUSE, 1_000L << Math.min(attempts, 4));
        return base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (ctx.channel() != channel) {
            return;
        }
        channel = null;
        if (done != null) {
            tally.reconnects++;
            again(pause(), this::attempt, "the connection was closed");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (net.target().isStream()) {
            ctx.close();
        }
    }

    private void write(byte[] bytes) {
        if (channel != null) {
            var buffer = Unpooled.wrappedBuffer(bytes);
            channel.writeAndFlush(
                    net.target().isStream()
                            ? buffer
                            : new DatagramPacket(buffer, net.target().server()));
        }
    }

    private ScheduledFuture<?> later(long millis, Runnable what) {
        return net.loop().schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        cancel(resend);
        cancel(patience);
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
