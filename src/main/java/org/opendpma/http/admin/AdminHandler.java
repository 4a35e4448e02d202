package org.opendpma.http.admin;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.opendpma.control.CommandRunner;
import org.opendpma.control.Health;

/**
 * Answers {@code POST /cli/single} as Asterisk's realtime driver over HTTP asks it, {@code GET /metrics} and {@code GET
 * /health}. Called by the listener's threads.
 */
final class AdminHandler extends Handler.Abstract {
    private static final int LONGEST_BODY = 4_096;
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[[0-9a-f:]+])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final CommandRunner commands;
    private final Supplier<Health> health;
    private final Supplier<String> metrics;

    AdminHandler(CommandRunner commands, Supplier<Health> health, Supplier<String> metrics) {
        this.commands = commands;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String asked = request.getMethod() + " " + Request.getPathInContext(request);
        if (!isFromHere(request)) {
            answer(response, callback, 403, "text/plain", "Only programs of this machine may ask.\n");
        } else if (asked.equals("POST /cli/single")) {
            cli(request, response, callback);
        } else if (asked.equals("GET /metrics")) {
            answer(response, callback, 200, "text/plain; version=0.0.4", metrics.get());
        } else if (asked.equals("GET /health")) {
            Health state = health.get();
            answer(response, callback, state.works() ? 200 : 503, "application/json", state.json());
        } else {
            answer(response, callback, 404, "text/plain", "There are POST /cli/single, GET /metrics, GET /health.\n");
        }
        return true;
    }

    /** A page in a browser of this machine must not run commands, whatever name it found for us. */
    private static boolean isFromHere(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return host != null
                && LOCAL.matcher(host).matches()
                && !request.getHeaders().contains(HttpHeader.ORIGIN)
                && !request.getHeaders().contains("Sec-Fetch-Site");
    }

    private void cli(Request request, Response response, Callback callback) throws IOException {
        long length = request.getLength();
        if (length < 0 || length > LONGEST_BODY) {
            answer(response, callback, 413, "text/plain", "At most " + LONGEST_BODY + " bytes, with Content-Length.\n");
            return;
        }
        Optional<List<String>> words = words(Content.Source.asString(request, StandardCharsets.UTF_8));
        if (words.isEmpty()) {
            answer(response, callback, 400, "text/plain", "Write cmd=...\n");
            return;
        }
        String text = commands.run(words.get()).text();
        // The value begins below its name, so the text stands as if it were Asterisk's own.
        String value = URLEncoder.encode("\n" + text.stripTrailing(), StandardCharsets.UTF_8);
        answer(
                response,
                callback,
                200,
                "application/x-www-form-urlencoded",
                name(words.get()) + "=" + value.replace("+", "%20"));
    }

    /**
     * What stands in the column of names, which must not be empty: a blank. Asterisk's script autosupport takes the dashes of
     * the heading for part of the first line's name unless a word is between them.
     */
    private static String name(List<String> words) {
        return words.equals(List.of("show", "lines")) ? "Lines" : "%20";
    }

    /** Of {@code cmd=%20show%20phone%201000}; empty when it is none. */
    private static Optional<List<String>> words(String body) {
        if (!body.startsWith("cmd=")) {
            return Optional.empty();
        }
        try {
            String line =
                    URLDecoder.decode(body.substring(4), StandardCharsets.UTF_8).strip();
            return Optional.of(line.isEmpty() ? List.of() : List.of(line.split("\\s+", -1)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static void answer(Response response, Callback callback, int status, String type, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, text, callback);
    }
}
