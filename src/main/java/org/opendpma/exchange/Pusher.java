package org.opendpma.exchange;

import java.util.concurrent.CompletableFuture;

/** The way from us to phones that a door keeps open. Any thread. */
public interface Pusher {
    /**
     * Sends an event to the phone of a session, on the flow that it asked on.
     *
     * @param body as {@link Envelope#event} makes it
     * @return whether the phone took it; false at once when there is no way to it, and at the latest after 32 seconds
     */
    CompletableFuture<Boolean> push(Session session, byte[] body);
}
