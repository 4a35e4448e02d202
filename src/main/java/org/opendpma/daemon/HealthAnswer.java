package org.opendpma.daemon;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.Ask;
import org.opendpma.exchange.Envelope;
import org.opendpma.http.HealthProbe;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Renderer;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/**
 * The server's half of the health check: renders one of the real profiles, another one each time. No session is taken, and
 * the configuration does not leave the process. Any thread.
 */
final class HealthAnswer implements HealthProbe {
    /** Not in the list of methods: only who knows the token is answered. */
    private static final String METHOD = "opendpma.health.check";

    private static final String ELEMENT = "health";

    private final CurrentSite site;
    private final Renderer renderer;
    private final String token = UUID.randomUUID().toString();
    private final AtomicInteger turn = new AtomicInteger();

    HealthAnswer(CurrentSite site, Renderer renderer) {
        this.site = site;
        this.renderer = renderer;
    }

    /**
     * Looks at what came back to the asking half.
     *
     * @throws IOException when it is no answer of this class, in words
     */
    static void expect(String body) throws IOException {
        if (!body.contains("<" + ELEMENT + " ")) {
            throw new IOException("an answer came that is none: " + body);
        }
    }

    /** The body of a question that only this process can ask. */
    byte[] question() {
        return Envelope.request(METHOD, "1", Map.of("token", token));
    }

    boolean isOwn(Ask ask) {
        return ask.method().equals(METHOD) && token.equals(ask.parameters().get("token"));
    }

    /** The path that only this process can ask for, at the HTTP doors. */
    String path() {
        return "/health-" + token;
    }

    @Override
    public boolean isOwn(String path) {
        return path.equals(path());
    }

    Answer answer(Ask ask) {
        return new Answer.Answered(answer(ask.reached()));
    }

    @Override
    public Element answer(Reached reached) {
        Site current = site.get();
        List<Phone> phones = List.copyOf(current.phones().values());
        var result = new Element(ELEMENT).set("phones", phones.size());
        if (!phones.isEmpty()) {
            Phone phone = phones.get(Math.floorMod(turn.getAndIncrement(), phones.size()));
            Element config = renderer.render(
                    new RenderRequest(current, phone, Optional.empty(), Optional.empty(), phone.networks(), reached));
            result.set("bytes", XmlWriter.fragment(config).length);
        }
        return result;
    }
}
