package org.opendpma.cli.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.opendpma.site.CertificateFacts;
import org.opendpma.site.Host;

/**
 * What a server showed.
 *
 * @param chain its certificate and what it sent with it
 * @param offered the cipher suites that it takes, by version; a version that it refuses is not in it
 */
record Handshakes(List<X509Certificate> chain, Map<TlsVersion, List<CipherSuite>> offered) {
    private static final int TIMEOUT_MILLIS = 5_000;

    /** @throws IOException when there is nobody, or nobody who speaks TLS */
    static Handshakes with(Host host, int port) throws IOException, GeneralSecurityException {
        // Only to look at the certificate of a server that knows nothing newer; nothing is said to it.
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        var witness = new Witness();
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {witness}, null);
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host.name(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, host.name(), port, true);
            tls.setEnabledProtocols(tls.getSupportedProtocols());
            tls.startHandshake();
        } catch (IOException refused) {
            // A server that wants a certificate of ours has shown its own before.
            if (witness.chain().isEmpty()) {
                throw refused;
            }
        }
        return new Handshakes(witness.chain(), new HelloProbe(host, port).offered());
    }

    List<String> describe() {
        var lines = new ArrayList<String>();
        X509Certificate own = chain.get(0);
        lines.add("certificate  " + own.getSubjectX500Principal().getName());
        lines.add("names        " + String.join(", ", new CertificateFacts(own).names()));
        lines.add("issuer       " + own.getIssuerX500Principal().getName());
        lines.add("valid        " + own.getNotBefore().toInstant() + " to "
                + own.getNotAfter().toInstant());
        lines.add("key          " + own.getPublicKey().getAlgorithm() + ", signed with " + own.getSigAlgName());
        lines.add("chain        " + chain.size() + (chain.size() == 1 ? " certificate" : " certificates"));
        offered.forEach((version, suites) ->
                suites.forEach(suite -> lines.add(String.format("%-12s %s", version.javaName(), suite))));
        return lines;
    }

    /** What is offered and should not be: phones do not mind, but whoever listens is glad. */
    List<String> weaknesses() {
        var lines = new ArrayList<String>();
        offered.keySet().stream()
                .filter(TlsVersion::isBroken)
                .forEach(v -> lines.add("weakness     " + v.javaName()
                        + " is spoken, which RFC 8996 forbids; D-series phones know TLS 1.2"));
        offered.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(CipherSuite::isBroken)
                .forEach(s -> lines.add("weakness     " + s + " is taken"));
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
