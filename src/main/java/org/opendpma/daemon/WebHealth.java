package org.opendpma.daemon;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.WebScheme;

/** Fetches our own health from an HTTP door, as a phone fetches its configuration. Any thread. */
final class WebHealth {
    private static final int LONGEST = 4_096;

    private WebHealth() {}

    /** @throws IOException when the door does not answer as it should, in words */
    static void ask(WebScheme scheme, InetSocketAddress door, String path, Duration patience) throws IOException {
        URI uri = URI.create(scheme + "://" + IpAddresses.inUri(door.getAddress()) + ":" + door.getPort() + path);
        var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setConnectTimeout((int) patience.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Connection", "close");
            if (connection instanceof HttpsURLConnection https) {
                trustAnybody(https);
            }
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("the door answers " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                HealthAnswer.expect(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }

    /** Whether phones trust the certificate is their affair; here it is only whether TLS comes about. */
    private static void trustAnybody(HttpsURLConnection https) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            https.setSSLSocketFactory(context.getSocketFactory());
            https.setHostnameVerifier((host, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS in this Java", e);
        }
    }
}
