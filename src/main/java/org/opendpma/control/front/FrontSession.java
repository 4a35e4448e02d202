package org.opendpma.control.front;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program at the front and its own connection to Asterisk: passes bytes in both directions, and answers what is ours
 * between two messages of Asterisk's. Confined to the event loop of both channels.
 *
 * <p>While one of our actions is at work the program is not read, so that everything happens in the order it was asked.
 */
final class FrontSession {
    private static final Logger LOG = LoggerFactory.getLogger(FrontSession.class);
    /** A program that takes nothing for so long is cut off. */
    private static final int PATIENCE_SECONDS = 5;

    private final Channel program;
    private final Channel asterisk;
    private final DpmaActions actions;
    private final Executor workers;
    private final Deque<AmiFrame> waiting = new ArrayDeque<>();
    private final Deque<byte[]> ours = new ArrayDeque<>();
    private final String probeId = "opendpma-" + UUID.randomUUID();
    private Optional<Rights> rights = Optional.empty();
    private boolean probing;
    private @Nullable Claimed claimed;
    private boolean betweenMessages = true;
    private long changes;
    /** One object, for it is known by its identity. */
    private final AppBroker.Program me = this::event;

    /** The action at work. */
    private record Claimed(Claim claim, Optional<String> actionId) {}

    FrontSession(Channel program, Channel asterisk, DpmaActions actions, Executor workers) {
        this.program = program;
        this.asterisk = asterisk;
        this.actions = actions;
        this.workers = workers;
    }

    void fromProgram(AmiFrame frame) {
        waiting.add(frame);
        goOn();
    }

    private void goOn() {
        while (claimed == null && !waiting.isEmpty()) {
            take(waiting.remove());
        }
        adjustReading();
    }

    private void take(AmiFrame frame) {
        if (frame.part() == AmiFrame.Part.WHOLE) {
            AmiMessage message = AmiMessage.read(frame.bytes());
            Optional<Claim> claim = actions.claim(message, me);
            if (claim.isPresent()) {
                begin(new Claimed(claim.get(), message.first("ActionID")));
                return;
            }
            if (message.is("Action", "Login") || message.is("Action", "Logoff")) {
                rights = Optional.empty();
            }
        }
        write(asterisk, frame.bytes());
    }

    /**
     * Asterisk answers in order, so its answer to an action of ours says that everything before is done. The first time it
     * also says, in the program's own name, what the program may do, and whether it is logged in at all.
     */
    private void begin(Claimed work) {
        claimed = work;
        probing = true;
        String action = rights.isPresent() ? "Ping" : "ListCommands";
        write(
                asterisk,
                ("Action: " + action + "\r\nActionID: " + probeId + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void probed(AmiMessage answer) {
        probing = false;
        if (claimed == null) {
            return;
        }
        if (!answer.is("Response", "Success")) {
            finish(AmiAnswer.error(answer.first("Message").orElse("Permission denied")));
            return;
        }
        Rights allowed = rights.orElseGet(() -> Rights.of(answer));
        rights = Optional.of(allowed);
        perform(claimed, allowed);
    }

    private void perform(Claimed work, Rights allowed) {
        if (!allowed.allow(work.claim().need())) {
            finish(AmiAnswer.error("Permission denied"));
            return;
        }
        try {
            workers.execute(() -> {
                AmiAnswer answer = answer(work.claim());
                program.eventLoop().execute(() -> finish(answer));
            });
        } catch (RejectedExecutionException full) {
            finish(AmiAnswer.error("OpenDPMA is busy; try again"));
        }
    }

    private static AmiAnswer answer(Claim claim) {
        try {
            return claim.work().get();
        } catch (RuntimeException e) {
            LOG.error("AMI front: an action failed: {}", e.toString(), e);
            return AmiAnswer.error("OpenDPMA failed; its log tells why");
        }
    }

    private void finish(AmiAnswer answer) {
        Claimed done = claimed;
        claimed = null;
        if (done != null) {
            send(answer.bytes(done.actionId()));
        }
        goOn();
    }

    /** Sends a message of ours as soon as Asterisk is between two of its own. */
    void send(byte[] message) {
        ours.add(message);
        if (betweenMessages) {
            flushOurs();
        }
    }

    /** An event for the program. Any thread. */
    private void event(AmiMessage event) {
        byte[] bytes = event.bytes();
        program.eventLoop().execute(() -> {
            if (program.isWritable()) {
                send(bytes);
            }
        });
    }

    private void flushOurs() {
        while (!ours.isEmpty()) {
            write(program, ours.remove());
        }
    }

    void fromAsterisk(AmiFrame frame) {
        if (betweenMessages && frame.part() == AmiFrame.Part.WHOLE && isProbe(frame)) {
            probed(AmiMessage.read(frame.bytes()));
            return;
        }
        write(program, frame.bytes());
        betweenMessages = frame.endsMessage();
        if (betweenMessages) {
            flushOurs();
        }
    }

    private boolean isProbe(AmiFrame frame) {
        return probing && AmiMessage.read(frame.bytes()).is("ActionID", probeId);
    }

    private static void write(Channel channel, byte[] bytes) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
    }

    /** One side is read only as fast as the other takes it. */
    void adjustReading() {
        program.config().setAutoRead(claimed == null && asterisk.isWritable());
        asterisk.config().setAutoRead(program.isWritable());
    }

    /** Called when one side becomes able to take bytes, or unable. */
    void writabilityChanged(Channel side) {
        adjustReading();
        if (side == program) {
            changes++;
            if (!program.isWritable()) {
                beginPatience(changes);
            }
        }
    }

    /** The program does not take what Asterisk sends; after a while Asterisk must not wait for it any more. */
    private void beginPatience(long since) {
        program.eventLoop()
                .schedule(
                        () -> {
                            if (program.isActive() && changes == since) {
                                cutOff();
                            }
                        },
                        PATIENCE_SECONDS,
                        TimeUnit.SECONDS);
    }

    private void cutOff() {
        LOG.warn("AMI front: a program does not read what it asked for and is cut off; let it read, or log in with"
                + " Events: off");
        program.close();
    }

    /** Asterisk closes after Logoff, when it stops, and when its events are not taken fast enough. */
    void asteriskHasGone() {
        if (!program.isWritable()) {
            cutOff();
            return;
        }
        flushOurs();
        program.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    void programHasGone() {
        actions.gone(me);
        asterisk.close();
    }
}
