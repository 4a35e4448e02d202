package org.opendpma.cli.phone;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import org.opendpma.site.Host;

/** One GET, as a phone sends it. Nothing is followed and nothing is kept. Any thread. */
record WebFetch(Trust trust, Identity identity) {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int LARGEST = 4 * 1024 * 1024;

    /** What came. */
    record Got(int status, Map<String, List<String>> headers, byte[] body) {
        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /** @throws PhoneFailure when nothing comes, or more than any configuration is */
    Got get(URI uri, Host host, Optional<String> authorization) throws PhoneFailure {
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("User-Agent", identity.userAgent());
            connection.setRequestProperty("Accept", "*/*");
            if (authorization.isPresent()) {
                connection.setRequestProperty("Authorization", authorization.get());
            }
            if (connection instanceof HttpsURLConnection https) {
                https.setSSLSocketFactory(trust.overHttps(host).getSocketFactory());
                // The name was judged with the chain.
                https.setHostnameVerifier((name, session) -> true);
            }
            return read(connection);
        } catch (IOException e) {
            throw new PhoneFailure(uri.getScheme() + "://" + uri.getRawAuthority() + ": " + e.getMessage());
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private static Got read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, values);
            }
        });
        InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (stream == null) {
            return new Got(status, headers, new byte[0]);
        }
        try (stream) {
            byte[] body = stream.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new IOException("the answer is larger than " + LARGEST + " bytes");
            }
            return new Got(status, headers, body);
        }
    }
}
