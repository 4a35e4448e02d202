package org.opendpma.http;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.opendpma.exchange.Fetched;
import org.opendpma.exchange.Visitor;
import org.opendpma.http.HttpDoor.House;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Phone;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;
import org.opendpma.xml.XmlWriter;

/**
 * Answers every request of the HTTP door: configurations on the thread that read the request, for it is reckoning only, and
 * handing them to another thread costs more than that; files on a thread of the pool. Any thread.
 */
final class PhoneHandler extends Handler.Abstract.NonBlocking {
    private final House house;
    private final Connections connections;
    private final Rendered rendered;
    private final Visitors visitors;
    private final Challenges challenges;
    private final FirmwareGate firmware;

    PhoneHandler(
            House house,
            Connections connections,
            Rendered rendered,
            Visitors visitors,
            Challenges challenges,
            FirmwareGate firmware) {
        this.house = house;
        this.connections = connections;
        this.rendered = rendered;
        this.visitors = visitors;
        this.challenges = challenges;
        this.firmware = firmware;
    }

    /**
     * What is being answered.
     *
     * @param began when it arrived, in the nanoseconds of this Java machine
     */
    private record Exchange(
            Request request, Response response, Callback callback, Visitors.Read from, Site site, long began) {
        boolean isGet() {
            return request.getMethod().equals("GET");
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long began = System.nanoTime();
        connections.serving(request);
        String kind = answer(request, response, callback, began);
        if (!kind.isEmpty()) {
            answered(request, response, kind, began);
        }
        return true;
    }

    private void answered(Request request, Response response, String kind, long began) {
        WebScheme scheme = request.isSecure() ? WebScheme.HTTPS : WebScheme.HTTP;
        house.watcher().answered(scheme, kind, response.getStatus(), System.nanoTime() - began);
    }

    /** Returns what it was for, in one word; nothing when it goes on elsewhere. */
    private String answer(Request request, Response response, Callback callback, long began) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            hangUp(response, HttpStatus.METHOD_NOT_ALLOWED_405, callback);
            return "other";
        }
        if (hasBody(request)) {
            hangUp(response, HttpStatus.BAD_REQUEST_400, callback);
            return "other";
        }
        String raw = request.getHttpURI().getPath();
        WebPath path = WebPath.parse(raw);
        var exchange = new Exchange(
                request,
                response,
                callback,
                visitors.read(request, path.key()),
                house.site().get(),
                began);
        if (path instanceof WebPath.Nowhere && house.probe().isOwn(raw)) {
            Body health = Body.Made.of(
                    ContentTypes.XML,
                    XmlWriter.document(
                            house.probe().answer(exchange.from().visitor().reached())));
            Responder.send(request, response, health, callback);
            return "health";
        }
        return answer(exchange, path);
    }

    private String answer(Exchange e, WebPath path) {
        var visitor = e.from().visitor();
        if (path instanceof WebPath.Config config) {
            config(e, config.mac());
            return "config";
        }
        if (path instanceof WebPath.Contacts contacts) {
            translate(e, house.desk().made(visitor, contacts.mac(), e.site()), phone -> rendered.contacts(e.site()));
            return "contacts";
        }
        if (path instanceof WebPath.BlfItems blf) {
            translate(
                    e,
                    house.desk().made(visitor, blf.mac(), e.site()),
                    phone -> rendered.blfItems(
                            e.site(), phone, blf.model().flatMap(e.site().models()::find)));
            return "contacts";
        }
        if (path instanceof WebPath.Common) {
            translate(e, house.desk().common(visitor, e.site()));
            return "common";
        }
        if (path instanceof WebPath.Nowhere) {
            translate(e, house.desk().nowhere(visitor, "path", e.site()));
            return "other";
        }
        Fetched fetched = house.desk().file(visitor, e.site());
        String kind = path instanceof WebPath.Firmware ? "firmware" : "file";
        if (fetched instanceof Fetched.Permitted) {
            Request.addCompletionListener(e.request(), failure -> answered(e.request(), e.response(), kind, e.began()));
            e.request().getComponents().getExecutor().execute(() -> fileElsewhere(e, path));
            return "";
        }
        translate(e, fetched);
        return kind;
    }

    private void fileElsewhere(Exchange e, WebPath path) {
        try {
            file(e, path);
        } catch (RuntimeException broken) {
            e.callback().failed(broken);
        }
    }

    private void config(Exchange e, MacAddress mac) {
        Visitor visitor = e.from().visitor();
        String agent = e.request().getHeaders().get(HttpHeader.USER_AGENT);
        SeenPhone seen = Agent.parse(agent == null ? "" : agent).seen();
        Fetched fetched = house.desk().config(visitor, mac, seen, e.site());
        if (fetched instanceof Fetched.Profile profile) {
            Body.Made body = rendered.of(profile.request());
            if (e.isGet()) {
                house.desk().given(visitor, mac, seen, profile.request().phone(), body.tag(), body.plain().length);
            }
            Responder.send(e.request(), e.response(), body, e.callback());
        } else {
            translate(e, fetched);
        }
    }

    private void file(Exchange e, WebPath path) {
        Optional<Path> directory = path instanceof WebPath.Firmware
                ? e.site().policy().firmware().directory()
                : e.site().general().fileDirectory().map(Path::of);
        Optional<Body> body =
                directory.flatMap(d -> house.files().find(d, name(path))).map(Body.OfFile::of);
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
        if (fetched instanceof Fetched.Common common) {
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
