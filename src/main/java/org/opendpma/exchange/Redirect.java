package org.opendpma.exchange;

import org.opendpma.render.Renderer;
import org.opendpma.site.Site;

/**
 * What a phone gets that asked through Asterisk: the way to our own door, which is all that fits through there. It holds
 * nothing that mDNS does not tell everybody.
 */
final class Redirect implements Method {
    private final Renderer renderer;

    Redirect(Renderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public Answer answer(Ask ask, Site site) {
        return ask.reached().ports().isEmpty()
                ? Answer.Refused.because(ErrorCode.USE_STREAM, "Ask the server itself; it has no open door of its own.")
                : new Answer.Answered(renderer.redirect(site, ask.reached()));
    }
}
