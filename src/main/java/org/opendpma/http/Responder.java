package org.opendpma.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a request with a body: the whole of it, a part, compressed, or only that it has not changed (RFC 9110 sections 13
 * and 14). Nothing may be kept on the way: every answer carries {@code Cache-Control: no-store}. Any thread.
 */
final class Responder {
    private static final String GZIP = "gzip";
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes");
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
    private static final HttpField XML = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, ContentTypes.XML);
    private static final int PIECE = 32 * 1024;

    private Responder() {}

    /** Says a status, without a body. */
    static void status(Response response, int status, Callback callback) {
        common(response);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, null, callback);
    }

    /** Sends what the request asks of a body. */
    static void send(Request request, Response response, Body body, Callback callback) {
        HttpFields asked = request.getHeaders();
        HttpFields.Mutable headers = response.getHeaders();
        common(response);
        Optional<byte[]> zipped = zipped(asked, body);
        String tag = '"' + body.tag() + (zipped.isPresent() ? "-" + GZIP : "") + '"';
        headers.put(HttpHeader.ETAG, tag);
        headers.put(RANGES);
        if (body instanceof Body.Made) {
            headers.put(VARY);
        }
        if (asked.contains(HttpHeader.IF_NONE_MATCH)
                && hasIt(asked.getCSV(HttpHeader.IF_NONE_MATCH, true), body.tag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, null, callback);
            return;
        }
        if (body.type().equals(ContentTypes.XML)) {
            headers.put(XML);
        } else {
            headers.put(HttpHeader.CONTENT_TYPE, body.type());
        }
        Optional<List<ByteRange>> ranges = ranges(asked, tag, body.size());
        if (ranges.isPresent() && ranges.get().isEmpty()) {
            headers.put(HttpHeader.CONTENT_RANGE, ByteRange.toNonSatisfiableHeaderValue(body.size()));
            headers.remove(HttpHeader.CONTENT_TYPE);
            status(response, HttpStatus.RANGE_NOT_SATISFIABLE_416, callback);
        } else if (ranges.isPresent() && ranges.get().size() == 1) {
            ByteRange range = ranges.get().get(0);
            response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
            headers.put(HttpHeader.CONTENT_RANGE, range.toHeaderValue(body.size()));
            write(request, response, body, range.first(), range.getLength(), callback);
        } else if (zipped.isPresent()) {
            headers.put(HttpHeader.CONTENT_ENCODING, GZIP);
            write(request, response, ByteBuffer.wrap(zipped.get()), callback);
        } else {
            write(request, response, body, 0, body.size(), callback);
        }
    }

    private static void common(Response response) {
        response.getHeaders().put(NO_STORE);
        response.getHeaders().put(NO_SNIFF);
    }

    /** A part is a part of the plain bytes. */
    private static Optional<byte[]> zipped(HttpFields asked, Body body) {
        boolean wanted = asked.contains(HttpHeader.ACCEPT_ENCODING)
                && !asked.contains(HttpHeader.RANGE)
                && asked.getCSV(HttpHeader.ACCEPT_ENCODING, false).stream().anyMatch(Responder::isGzip);
        return wanted && body instanceof Body.Made made ? Optional.of(made.zipped()) : Optional.empty();
    }

    private static boolean isGzip(String coding) {
        String lower = coding.replace(" ", "").toLowerCase(Locale.ROOT);
        return lower.equals(GZIP) || (lower.startsWith(GZIP + ";q=") && !lower.matches("gzip;q=0(\\.0*)?"));
    }

    /** Compressed or not, it is the same to the phone; it may say a tag is weak. */
    private static boolean hasIt(List<String> tags, String tag) {
        return tags.stream()
                .map(t -> t.replaceFirst("^W/", "").replace("\"", "").replaceFirst("-gzip$", ""))
                .anyMatch(t -> t.equals(tag) || t.equals("*"));
    }

    /** Empty: none was asked for, or one of another version; an empty list: none that there is. */
    private static Optional<List<ByteRange>> ranges(HttpFields asked, String tag, long size) {
        if (!asked.contains(HttpHeader.RANGE)) {
            return Optional.empty();
        }
        List<String> wanted = asked.getValuesList(HttpHeader.RANGE);
        String version = asked.get(HttpHeader.IF_RANGE);
        if (wanted.isEmpty() || !wanted.get(0).startsWith("bytes=") || (version != null && !version.equals(tag))) {
            return Optional.empty();
        }
        return Optional.of(ByteRange.parse(wanted, size));
    }

    private static void write(
            Request request, Response response, Body body, long first, long length, Callback callback) {
        if (body instanceof Body.Made made) {
            write(request, response, ByteBuffer.wrap(made.plain(), (int) first, (int) length), callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        if (isHead(request)) {
            response.write(true, null, callback);
            return;
        }
        var pool = new ByteBufferPool.Sized(request.getComponents().getByteBufferPool(), true, PIECE);
        Content.copy(Content.Source.from(pool, ((Body.OfFile) body).file(), first, length), response, callback);
    }

    private static void write(Request request, Response response, ByteBuffer bytes, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        response.write(true, isHead(request) ? null : bytes, callback);
    }

    private static boolean isHead(Request request) {
        return request.getMethod().equals("HEAD");
    }
}
