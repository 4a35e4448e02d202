package org.opendpma.http;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.opendpma.exchange.Fetched;
import org.opendpma.exchange.WebDesk;
import org.opendpma.site.FileFacts;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.Phone;
import org.opendpma.site.Site;

/** Answers every request of the HTTP door. Called by many threads of its pool. */
final class PhoneHandler extends Handler.Abstract {
    private final WebDesk desk;
    private final Supplier<Site> site;
    private final Rendered rendered;
    private final FileFacts files;
    private final Visitors visitors;
    private final Challenges challenges;
    private final FirmwareGate firmware;

    PhoneHandler(
            WebDesk desk,
            Supplier<Site> site,
            Rendered rendered,
            FileFacts files,
            Visitors visitors,
            Challenges challenges,
            FirmwareGate firmware) {
        this.desk = desk;
        this.site = site;
        this.rendered = rendered;
        this.files = files;
        this.visitors = visitors;
        this.challenges = challenges;
        this.firmware = firmware;
    }

    /** What is being answered. */
    private record Exchange(Request request, Response response, Callback callback, Visitors.Read from, Site site) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            hangUp(response, HttpStatus.METHOD_NOT_ALLOWED_405, callback);
        } else if (hasBody(request)) {
            hangUp(response, HttpStatus.BAD_REQUEST_400, callback);
        } else {
            WebPath path = WebPath.parse(request.getHttpURI().getPath());
            answer(new Exchange(request, response, callback, visitors.read(request, path.key()), site.get()), path);
        }
        return true;
    }

    private void answer(Exchange e, WebPath path) {
        var visitor = e.from().visitor();
        if (path instanceof WebPath.Config config) {
            String agent = e.request().getHeaders().get(HttpHeader.USER_AGENT);
            boolean renews = e.request().getMethod().equals("GET");
            Agent phone = Agent.parse(agent == null ? "" : agent);
            translate(e, desk.config(visitor, config.mac(), phone.seen(), renews, e.site()));
        } else if (path instanceof WebPath.Contacts contacts) {
            translate(e, desk.made(visitor, contacts.mac(), e.site()), phone -> rendered.contacts(e.site()));
        } else if (path instanceof WebPath.BlfItems blf) {
            translate(
                    e,
                    desk.made(visitor, blf.mac(), e.site()),
                    phone -> rendered.blfItems(
                            e.site(), phone, blf.model().flatMap(e.site().models()::find)));
        } else if (path instanceof WebPath.Common) {
            translate(e, desk.common(visitor, e.site()));
        } else if (path instanceof WebPath.File || path instanceof WebPath.Firmware) {
            Fetched fetched = desk.file(visitor, e.site());
            if (fetched instanceof Fetched.Permitted) {
                file(e, path);
            } else {
                translate(e, fetched);
            }
        } else {
            translate(e, desk.nowhere(visitor, "path", e.site()));
        }
    }

    private void file(Exchange e, WebPath path) {
        Optional<Path> directory = path instanceof WebPath.Firmware
                ? e.site().policy().firmware().directory()
                : e.site().general().fileDirectory().map(Path::of);
        Optional<Body> body = directory.flatMap(d -> files.find(d, name(path))).map(Body.OfFile::of);
        if (body.isEmpty()) {
            // Who may have all files may know which there are.
            Responder.status(e.response(), HttpStatus.NOT_FOUND_404, e.callback());
        } else if (path instanceof WebPath.Firmware) {
            firmware.send(e.request(), e.response(), body.get(), e.callback());
        } else {
            Responder.send(e.request(), e.response(), body.get(), e.callback());
        }
    }

    /** Of the directory of firmware, firmware alone. */
    private static String name(WebPath path) {
        if (path instanceof WebPath.Firmware firmware) {
            return FirmwareFile.parse(firmware.name()).map(FirmwareFile::name).orElse("");
        }
        return path instanceof WebPath.File file ? file.name() : "";
    }

    /** What is made for a phone that may have it. */
    private void translate(Exchange e, Fetched fetched, Function<Phone, Optional<Body.Made>> making) {
        Optional<Body.Made> made =
                fetched instanceof Fetched.Owner owner ? making.apply(owner.phone()) : Optional.empty();
        if (made.isPresent()) {
            Responder.send(e.request(), e.response(), made.get(), e.callback());
        } else {
            translate(e, fetched);
        }
    }

    private void translate(Exchange e, Fetched fetched) {
        if (fetched instanceof Fetched.Profile profile) {
            Responder.send(e.request(), e.response(), rendered.of(profile.request()), e.callback());
        } else if (fetched instanceof Fetched.Common common) {
            Responder.send(e.request(), e.response(), rendered.of(common.request()), e.callback());
        } else if (fetched instanceof Fetched.LoginWanted wanted) {
            challenges.put(e.response(), wanted.auth(), e.from());
            Responder.status(e.response(), HttpStatus.UNAUTHORIZED_401, e.callback());
        } else if (fetched instanceof Fetched.Later later) {
            e.response().getHeaders().put(HttpHeader.RETRY_AFTER, later.seconds());
            int status = later.guessing() ? HttpStatus.TOO_MANY_REQUESTS_429 : HttpStatus.SERVICE_UNAVAILABLE_503;
            hangUp(e.response(), status, e.callback());
        } else {
            Responder.status(e.response(), HttpStatus.NOT_FOUND_404, e.callback());
        }
    }

    /** Nothing that we serve has one; it is not even read. */
    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static void hangUp(Response response, int status, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Responder.status(response, status, callback);
    }
}
