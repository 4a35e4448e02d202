package org.opendpma.sip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.opendpma.sip.ClientTransaction.Outcome;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory.Built;

/**
 * The requests under way on one UDP socket or one connection: responses find their transaction here, and to one
 * destination there is never more than one MESSAGE on its way (RFC 3428 section 8). Confined to one event loop; bounded
 * by who hands requests to it.
 */
final class Outbound {
    private final Map<String, ClientTransaction> byBranch = new HashMap<>();
    private final Map<String, Queue<ClientTransaction>> waiting = new HashMap<>();
    private final AtomicInteger places = new AtomicInteger();
    private boolean closed;

    /** Takes one of some places for answers that are to come; false when there is none. Any thread. */
    boolean take(int most) {
        return places.getAndUpdate(n -> n < most ? n + 1 : n) < most;
    }

    /** Gives a place back. Any thread. */
    void giveBack() {
        places.decrementAndGet();
    }

    /**
     * Sends a request when the ones before it to the same destination are done.
     *
     * @param destination the phone, by its address and URI
     * @param flushed called when the first copy has left, or never will
     * @param done called once, on this thread
     */
    void send(Flow flow, String destination, Built request, int mostSends, Runnable flushed, Consumer<Outcome> done) {
        var transaction = new ClientTransaction(flow, request, mostSends, flushed, outcome -> {
            byBranch.remove(request.branch());
            done.accept(outcome);
            if (outcome instanceof Outcome.Answered) {
                next(destination);
            } else {
                giveUp(destination);
            }
        });
        if (closed) {
            flushed.run();
            transaction.fail();
            return;
        }
        byBranch.put(request.branch(), transaction);
        Queue<ClientTransaction> before = waiting.get(destination);
        if (before == null) {
            waiting.put(destination, new ArrayDeque<>(2));
            transaction.start();
        } else {
            before.add(transaction);
        }
    }

    private void next(String destination) {
        Queue<ClientTransaction> queue = waiting.get(destination);
        ClientTransaction following = queue == null ? null : queue.poll();
        if (following == null) {
            waiting.remove(destination);
        } else {
            following.start();
        }
    }

    /** Who has not answered for 32 seconds will not answer what waits behind it either. */
    private void giveUp(String destination) {
        Queue<ClientTransaction> queue = waiting.remove(destination);
        if (queue != null) {
            queue.forEach(ClientTransaction::fail);
        }
    }

    /** Whether the response belongs to a request of ours (RFC 3261 section 17.1.3: branch and method). */
    boolean onResponse(Parsed.Response response) {
        String branch = response.sip().getTopmostVia().getBranch();
        ClientTransaction transaction = branch == null ? null : byBranch.get(branch);
        if (transaction == null
                || !transaction.method().equals(response.sip().getCSeq().getMethod())) {
            return false;
        }
        transaction.onResponse(response);
        return true;
    }

    int underWay() {
        return byBranch.size();
    }

    /** The socket or the connection is gone. */
    void close() {
        closed = true;
        waiting.values().forEach(queue -> queue.forEach(t -> byBranch.remove(t.branch())));
        var waitingOnes = new ArrayList<ClientTransaction>();
        waiting.values().forEach(waitingOnes::addAll);
        waiting.clear();
        new ArrayList<>(byBranch.values()).forEach(ClientTransaction::fail);
        waitingOnes.forEach(ClientTransaction::fail);
    }
}
