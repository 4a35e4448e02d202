package org.opendpma.cli.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.opendpma.site.Host;

/**
 * What a server showed when we shook hands with it once for each version of TLS.
 *
 * @param chain its certificate and what it sent with it
 * @param suites the cipher suite that was agreed, by version; a version that it refuses is not in it
 */
record Handshakes(List<X509Certificate> chain, Map<String, String> suites) {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /** @throws IOException when there is nobody, or nobody who speaks TLS 1.2 or later */
    static Handshakes with(Host host, int port) throws IOException, GeneralSecurityException {
        var witness = new Witness();
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {witness}, null);
        var suites = new LinkedHashMap<String, String>();
        IOException last = null;
        for (String version : VERSIONS) {
            try (var plain = new Socket()) {
                plain.connect(new InetSocketAddress(host.name(), port), TIMEOUT_MILLIS);
                plain.setSoTimeout(TIMEOUT_MILLIS);
                SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, host.name(), port, true);
                tls.setEnabledProtocols(new String[] {version});
                tls.startHandshake();
                suites.put(version, tls.getSession().getCipherSuite());
            } catch (IOException refused) {
                last = refused;
            }
        }
        if (suites.isEmpty() && last != null) {
            throw last;
        }
        return new Handshakes(witness.chain(), suites);
    }

    List<String> describe() {
        var lines = new ArrayList<String>();
        X509Certificate own = chain.get(0);
        lines.add("certificate  " + own.getSubjectX500Principal().getName());
        lines.add("issuer       " + own.getIssuerX500Principal().getName());
        lines.add("valid        " + own.getNotBefore().toInstant() + " to "
                + own.getNotAfter().toInstant());
        lines.add("chain        " + chain.size() + (chain.size() == 1 ? " certificate" : " certificates"));
        suites.forEach((version, suite) -> lines.add(String.format("%-12s %s", version, suite)));
        return lines;
    }

    /** Looks at a certificate and finds nothing wrong: judging comes later. */
    private static final class Witness extends X509ExtendedTrustManager {
        private volatile List<X509Certificate> chain = List.of();

        List<X509Certificate> chain() {
            return chain;
        }

        private void see(X509Certificate[] certificates) {
            chain = Arrays.asList(certificates);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type) {
            see(certificates);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket) {
            see(certificates);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine) {
            see(certificates);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
