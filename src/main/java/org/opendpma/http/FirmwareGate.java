package org.opendpma.http;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets only so many phones fetch firmware at the same time, so that a roll-out leaves room for all the rest. Any thread. */
final class FirmwareGate {
    private static final int AGAIN_SECONDS = 60;

    private final Semaphore places;

    FirmwareGate(int places) {
        this.places = new Semaphore(places);
    }

    void send(Request request, Response response, Body body, Callback callback) {
        if (!places.tryAcquire()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, AGAIN_SECONDS);
            Responder.status(response, HttpStatus.SERVICE_UNAVAILABLE_503, callback);
            return;
        }
        Request.addCompletionListener(request, failure -> places.release());
        Responder.send(request, response, body, callback);
    }
}
